"""An entry as people read it: what changed, field by field, and what else it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.transaction import json_value

COLUMNS = "e.id, e.subject, e.seq, e.actor_id, e.at, e.happened, e.payload"
OF_THE_RECORD = frozenset({"kind", "version", "flow", "step", "path", "before", "after"})
"""What an entry carries for the app alone, or what its changes are made of."""
OF_A_TICKET = frozenset({
    "center_id", "contact_user_id", "next_contact_on", "type_id", "product_id", "subject",
    "customer_id", "priority", "closed_at", "withdrawn_at",
})  # fmt: skip
"""Fields of a ticket, whose entries have before and after as a pair."""
PAIR = 2


@dataclass(frozen=True, slots=True)
class Change:
    """`before` is None where there was nothing, or nothing is known of it."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Told:
    """`changes` have a before and an after, `facts` are said alone. Of what is blank, neither."""

    id: int
    subject: str
    seq: int
    actor_id: int | None
    at: datetime
    happened: str
    changes: tuple[Change, ...]
    facts: Mapping[str, Any]
    is_blank: bool

    @property
    def kind(self) -> str:
        return self.subject.partition(":")[0]

    @property
    def key(self) -> int:
        """The id or number of what it is about; 0 where there is but one."""
        return key_of(self.subject)


def key_of(subject: str) -> int:
    key = subject.partition(":")[2]
    return int(key) if key.isascii() and key.isdigit() else 0


def told(row: Sequence[Any]) -> Told:
    entry_id, subject, seq, actor, at, happened, payload = row
    held = json_value(payload) if payload else {}
    held = held if isinstance(held, dict) else {}
    pairs = dict(_pairs(subject, held))
    facts = {key: value for key, value in held.items() if key not in {*pairs, *OF_THE_RECORD}}
    changes = tuple(Change(field, *pair) for field, pair in pairs.items())
    return Told(
        entry_id, subject, seq, actor, datetime.fromisoformat(at), happened, changes, facts,
        payload is None,
    )  # fmt: skip


def _pairs(subject: str, held: Mapping[str, Any]) -> Iterator[tuple[str, tuple[Any, Any]]]:
    if isinstance(after := held.get("after"), dict):
        before = held.get("before")
        known = before if isinstance(before, dict) else {}
        yield from ((field, (known.get(field), value)) for field, value in after.items())
    elif subject.startswith("ticket:"):
        for field, pair in held.items():
            if field in OF_A_TICKET and _is_pair(pair):
                yield field, (pair[0], pair[1])


def _is_pair(value: Any) -> bool:
    return isinstance(value, list) and len(value) == PAIR
