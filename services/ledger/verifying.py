"""`verify`: every entry against its seal, and against what the checkpoints know."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from services.ledger import checkpoints
from services.ledger.checking import ERASED, Break, Row, against, announced, told_apart
from services.ledger.checkpoints import Marks
from services.ledger.renewing import Boundary, boundary
from services.ledger.verdict import Verdict
from services.refusals import NotFound, Refused
from services.transaction import Rows, reading

PAGE = 500
"""So few that whoever else wants the loop waits for milliseconds."""
MOST = 20
COLUMNS = """e.id, e.subject, e.seq, e.actor_id, e.at, e.happened, e.payload, e.salt,
e.payload_hash, e.mac"""
STREAM = f"""select {COLUMNS}, h.seq, h.mac from ledger_entry e
left join ledger_head h on h.subject = e.subject
where (e.subject, e.seq) > (?, ?) and {{which}} order by e.subject, e.seq limit {PAGE}"""
NEAR = 500
ONE = f"""select {COLUMNS} from ledger_entry e where e.subject = ?
and e.seq between ? and ? order by e.seq"""
"""Where a row that was swapped or moved may have come from."""
HEADS = """select h.subject from ledger_head h where {which} and not exists
(select 1 from ledger_entry e where e.subject = h.subject) order by h.subject"""
BLANKING = f"""select {COLUMNS}, coalesce(p.mac, '') from ledger_entry e
left join ledger_entry p on p.subject = e.subject and p.seq = e.seq - 1
where e.happened like '%{ERASED.replace("_", "#_")}' escape '#'"""


async def verify(folder: Path, subject: str = "") -> Verdict:
    """All of it, or one subject. Raises Refused where nothing is known of the subject.

    It reads a page at a time, while others write: what comes meanwhile is verified or not.
    """
    begun = time.perf_counter()
    kept = await asyncio.to_thread(checkpoints.read, folder)
    marks = kept.marks if kept else {}
    if subject:
        marks = {key: some for key, some in marks.items() if key == subject}
    run = Run(marks, await reading(boundary))
    async for row, head in _stream(subject):
        run.feed(row, head)
    run.end()
    await _rest(run, subject)
    if kept and kept.wrong is not None:
        run.found[""] = Break("", 0, "checkpoints", at=kept.wrong)
    if subject and not (run.entries or run.found):
        raise Refused(NotFound(thing=f"subject {subject}"))
    return Verdict(
        entries=run.entries,
        subjects=run.subjects,
        blanked=len(run.blanked),
        earlier=run.earlier,
        broken=len(run.found),
        breaks=await _told(list(run.found.values())[:MOST]),
        checkpoints=len(marks) if kept else None,
        seconds=time.perf_counter() - begun,
    )


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


async def _stream(subject: str) -> AsyncIterator[tuple[Row, tuple[Any, Any]]]:
    which, values = ("e.subject = ?", [subject]) if subject else ("1 = 1", [])
    sql, after = STREAM.format(which=which), ("", -(2**31))
    while True:
        [page] = await reading(lambda rows, at=after: rows.rows((sql, [*at, *values])))  # type: ignore[misc]
        for each in page:
            yield Row(*each[:10]), (each[10], each[11])
        if len(page) < PAGE:
            return
        after = (page[-1][1], page[-1][2])


async def _rest(run: Run, subject: str) -> None:
    which, values = ("h.subject = ?", [subject]) if subject else ("1 = 1", [])
    asked = (HEADS.format(which=which), values)
    headed, blanking = await reading(lambda rows: rows.rows(asked, (BLANKING, [])))
    run.gone([row[0] for row in headed])
    if run.blanked:
        run.unannounced(_announced(run.boundary, blanking))
    if not subject and not run.boundary.holds:
        run.found["ledger"] = Break("ledger", run.boundary.seq, "key")


def _announced(since: Boundary, rows: Sequence[Sequence[Any]]) -> set[tuple[str, int]]:
    """By entries that are sealed themselves."""
    told: set[tuple[str, int]] = set()
    for *columns, previous in rows:
        row = Row(*columns)
        if row.is_intact and (row.id <= since.upto or row.fits(previous, row.seq)):
            told |= {(of, seq) for of, some in announced(row).items() for seq in some}
    return told


async def _told(breaks: Sequence[Break]) -> tuple[Break, ...]:
    async def body(rows: Rows) -> list[Break]:
        found = []
        for each in breaks:
            [theirs] = await rows.rows((ONE, (each.subject, each.seq - NEAR, each.seq + NEAR)))
            found.append(told_apart(each, [Row(*row) for row in theirs]))
        return found

    return tuple(await reading(body))
