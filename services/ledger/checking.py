"""What is wrong with a row, seen beside the one before it. No database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from services.ledger.sealing import digest_of, sealed
from services.transaction import json_value

ERASED = "_erased"
"""How `happened` ends where an entry says which payloads it blanked."""


@dataclass(frozen=True, slots=True)
class Row:
    id: int
    subject: str
    seq: int
    actor_id: int | None
    at: str
    happened: str
    payload: str | None
    salt: str | None
    payload_hash: str
    mac: str

    @property
    def is_blank(self) -> bool:
        return self.payload is None and self.salt is None

    @property
    def is_intact(self) -> bool:
        """Whether payload and salt are those that were sealed, or blank."""
        if self.is_blank:
            return True
        try:
            return digest_of(self.salt or "", self.payload or "") == self.payload_hash
        except (TypeError, AttributeError):
            return False

    def fits(self, previous: str, seq: int) -> bool:
        """Whether it was sealed as entry `seq` after the one with the mac `previous`."""
        parts = (self.subject, seq, self.actor_id, self.at, self.happened, self.payload_hash)
        try:
            return sealed(previous, *parts) == self.mac
        except TypeError:
            return False


@dataclass(frozen=True, slots=True)
class Break:
    """The first thing wrong with a subject. `what` is one of WHAT; `id` where a row is there.

    In `at` is where the row that belongs there stands now, or the line of the checkpoints.
    """

    subject: str
    seq: int
    what: str
    id: int | None = None
    at: int | None = None


WHAT = (
    "removed", "inserted", "swapped", "changed", "payload", "blanked", "reordered",
    "cut", "head", "headless", "checkpoint", "checkpoints", "key",
)  # fmt: skip


def against(row: Row, before: Row | None, *, since: int = 0) -> Break | None:
    """Only rows with an id above `since` are sealed with the present key."""
    expected = before.seq + 1 if before else 1
    if row.seq > expected:
        return Break(row.subject, expected, "removed")
    if row.seq < expected:
        return Break(row.subject, row.seq, "inserted", row.id)
    if not row.is_intact:
        return Break(row.subject, row.seq, "payload", row.id)
    if row.id > since and not row.fits(before.mac if before else "", row.seq):
        return Break(row.subject, row.seq, "changed", row.id)
    if before and row.id <= before.id:
        return Break(row.subject, row.seq, "reordered", row.id)
    return None


def told_apart(found: Break, rows: Sequence[Row]) -> Break:
    """What was `changed`, more exactly: `rows` are those of the subject round it."""
    by_seq = {row.seq: row for row in rows}
    row, before = by_seq.get(found.seq), by_seq.get(found.seq - 1)
    if found.what != "changed" or row is None:
        return found
    previous = _mac(before)
    rightful = next((each for each in rows if each.fits(previous, found.seq)), None)
    if rightful is None:
        return found
    there = rightful.seq
    left = rightful.mac if there == found.seq + 1 else _mac(by_seq.get(there - 1))
    what = "swapped" if row.fits(left, there) else "inserted"
    return Break(found.subject, found.seq, what, found.id, there)


def _mac(row: Row | None) -> str:
    return row.mac if row else ""


def announced(row: Row) -> Mapping[str, Sequence[int]]:
    """Which payloads an entry says it blanked: subject → seqs."""
    if not row.happened.endswith(ERASED) or row.payload is None:
        return {}
    told: Any = json_value(row.payload)
    blanked: Mapping[str, Sequence[int]] = told.get("blanked", {})
    return blanked
