"""`verify`: every entry against its seal, and against what the checkpoints know."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

from services.ledger import checkpoints
from services.ledger.checking import ERASED, Break, Row, announced, told_apart
from services.ledger.judging import Run
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
