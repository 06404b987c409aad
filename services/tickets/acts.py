"""An act as it was recorded: one entry, or two where an opening was moved on at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from services.transaction import Work, json_value, moment
from services.workflow import path_from_json

ENTRY = """select id, kind, author_id, at, changes, before, undone_by_id, undone_at,
(select count(*) from attachment a where a.follow_up_id = follow_up.id and a.removed_at is null)
from follow_up where ticket_id = ?"""
ONE, FIRST = f"{ENTRY} and id = ?", f"{ENTRY} order by id limit 2"
NOTES = ("seq", "with")
DATES = {"entered_center_at": datetime, "closed_at": datetime, "next_contact_on": date}


@dataclass(frozen=True, slots=True)
class Past:
    """An entry that was recorded. `image` is services.tickets.image's; `files` those it brought."""

    id: int
    kind: str
    author_id: int
    at: datetime
    changes: dict[str, list[Any]]
    image: dict[str, Any] | None
    undone_by_id: int | None
    undone_at: datetime | None
    files: int

    @property
    def seq(self) -> int:
        """Its place in the ticket's ledger."""
        return int(self.image["seq"]) if self.image else 0

    @property
    def was(self) -> dict[str, Any]:
        """The ticket's fields that it changed, as they were."""
        fields = {name: pair[0] for name, pair in self.changes.items()} | (self.image or {})
        return {name: _read(name, value) for name, value in fields.items() if name not in NOTES}


Act = tuple[Past, ...]
"""Oldest first."""


async def find(work: Work, number: int, follow_up_id: int) -> Act:
    """The act that the entry belongs to; empty where the ticket has no such entry."""
    named, first = await work.rows((ONE, (number, follow_up_id)), (FIRST, (number,)))
    if not named:
        return ()
    act = tuple(_past(row) for row in first)
    is_one = len(act) > 1 and (act[1].image or {}).get("with") == act[0].id
    if is_one and follow_up_id in (act[0].id, act[1].id):
        return act
    return (_past(named[0]),)


def _past(row: Sequence[Any]) -> Past:
    """From a row of ENTRY."""
    entry_id, kind, author, at, changes, image, undone_by, undone_at, files = row
    return Past(
        entry_id, kind, author, moment(at) or at, json_value(changes), json_value(image),
        undone_by, moment(undone_at), files,
    )  # fmt: skip


def _read(name: str, value: Any) -> Any:
    if name == "path":
        return path_from_json(value)
    return DATES[name].fromisoformat(value) if value and name in DATES else value
