"""What is wrong with entries that are fed one by one. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from services.ledger.checking import Break, Row, against
from services.ledger.checkpoints import Marks
from services.ledger.renewing import Boundary


@dataclass
class Run:
    """One pass over the entries, in the order of subject and seq."""

    marks: Marks
    boundary: Boundary
    entries: int = 0
    subjects: int = 0
    earlier: int = 0
    found: dict[str, Break] = field(default_factory=dict)
    blanked: dict[tuple[str, int], int] = field(default_factory=dict)
    _before: Row | None = None
    _head: tuple[Any, Any] = (None, None)
    _unseen: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._unseen = set(self.marks)

    def feed(self, row: Row, head: tuple[Any, Any]) -> None:
        if self._before is None or self._before.subject != row.subject:
            self.end()
            self.subjects += 1
            self._unseen.discard(row.subject)
        self.entries += 1
        self.earlier += row.id <= self.boundary.upto
        self.boundary.note(row)
        if row.is_blank:
            self.blanked[row.subject, row.seq] = row.id
        self._judge(against(row, self._before, since=self.boundary.upto))
        for seq, mac in self.marks.get(row.subject, ()):
            if seq == row.seq and mac != row.mac:
                self._judge(Break(row.subject, row.seq, "checkpoint", row.id))
        self._before, self._head = row, head

    def end(self) -> None:
        """A subject's last row was fed: is it the last that there was?"""
        last, (seq, mac) = self._before, self._head
        self._before = None
        if last is None:
            return
        known = max((mark[0] for mark in self.marks.get(last.subject, ())), default=0)
        if max(known, seq or 0) > last.seq:
            self._judge(Break(last.subject, last.seq + 1, "cut"))
        elif seq is None:
            self._judge(Break(last.subject, last.seq, "headless", last.id))
        elif (seq, mac) != (last.seq, last.mac):
            self._judge(Break(last.subject, last.seq, "head", last.id))

    def gone(self, subjects: Sequence[str]) -> None:
        """Known by a head or a checkpoint, and without a single entry."""
        for subject in sorted({*subjects, *self._unseen}):
            self._judge(Break(subject, 1, "cut"))

    def unannounced(self, told: set[tuple[str, int]]) -> None:
        for (subject, seq), row in self.blanked.items():
            if (subject, seq) not in told:
                known = self.found.get(subject)
                if known is None or known.seq > seq:
                    self.found[subject] = Break(subject, seq, "blanked", row)

    def _judge(self, found: Break | None) -> None:
        if found is not None:
            self.found.setdefault(found.subject, found)
