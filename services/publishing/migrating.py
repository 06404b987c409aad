"""Some of a migration's tickets in one commit, written as sets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from services import ledger
from services.board.changes import Head
from services.board.facts import COLUMNS
from services.board.statements import FROM, marks
from services.configuration import Configuration, configuration_at
from services.live import telling
from services.live.rooms import in_use
from services.publishing import jobs
from services.publishing.jobs import MigrationProgressed, Progress
from services.publishing.moving import Move, follow_up_row, moves
from services.publishing.plan import Judged
from services.publishing.standing import MOVING
from services.publishing.target import Target
from services.publishing.telling import told
from services.tickets import entry
from services.tickets.counting import COUNT, OLDEST
from services.tickets.finding import CONFIGURED, locked, subject_of
from services.transaction import Work, json_text, many, moment, stamp
from services.transaction.work import Statement
from services.workflow import path_to_json

FACTS = f"select t.path, {COLUMNS} {FROM} where {MOVING} and t.number in ({{numbers}})"
WATCHERS = """select ticket_id, user_id from watcher
where listed_by_id <> user_id and ticket_id in ({numbers})"""
HEADS = "select subject, seq, mac from ledger_head where subject in ({subjects})"
REWRITE = """update ticket set path = ?, version = version + 1,
follow_up_count = follow_up_count + 1{moved} where number in ({numbers})"""
MOVED = ", center_id = ?, entered_center_at = ?"


async def migrate(work: Work, job: Progress, numbers: Sequence[int]) -> int:
    """Bring those of `numbers` that still stand in an older version into the new one; how many.

    Each is judged as it is now. These entries are written for somebody: F2–F5, M5 and M6 don't
    judge them (spec §4).
    """
    configuration, found, watchers, heads = await _read(work, numbers)
    graph = configuration.library.graph(job.version_id)
    target = Target(graph, configuration.library, configuration.centers)
    judged = Judged(configuration, target, job.choices)
    some = moves(judged, target, found, watchers, work.now)
    if some:
        await _write(work, configuration, target, some, heads)
        await work.rows((jobs.COUNT, (len(some), job.job_id)))
        work.record(MigrationProgressed(job.job_id, job.workflow_id))
    return len(some)


async def _read(work: Work, numbers: Sequence[int]) -> tuple[Configuration, Any, Any, Any]:
    """On PostgreSQL the tickets are locked, and nothing is reshaped before the commit."""
    await locked(work, numbers)
    shared = " for share" if work.dialect == "postgres" else ""
    wanted, subjects = marks(numbers), [subject_of(number) for number in numbers]
    found, watched, heads, version = await work.rows(
        (FACTS.format(numbers=wanted), numbers),
        (WATCHERS.format(numbers=wanted), numbers),
        (HEADS.format(subjects=marks(subjects)), subjects),
        (CONFIGURED + shared, ()),
    )
    watchers: dict[int, frozenset[int]] = defaultdict(frozenset)
    for number, user in watched:
        watchers[number] |= {user}
    configuration = await configuration_at(version[0][0], work)
    return configuration, found, watchers, {row[0]: (row[1], row[2]) for row in heads}


async def _write(
    work: Work,
    configuration: Configuration,
    target: Target,
    some: list[Move],
    ledgers: dict[str, ledger.Head],
) -> None:
    await work.rows(*_rewritten(work, some))
    heads = await _counted(work, some)
    over = _over(configuration, some, heads)
    rows = [
        follow_up_row(target, move, work.by or 0, work.now, is_over=move.number in over)
        for move in some
    ]
    chained = {
        subject_of(move.number): (
            ledgers.get(subject_of(move.number), (0, "")),
            {"kind": "migrated", "version": move.after.version, **move.changes(target)},
        )
        for move in some
    }
    rooms = told(some, configuration, in_use(), heads, by=work.by or 0, at=work.now)
    done = await work.rows(
        many(entry.INTO, rows),
        *ledger.entries(work, "migrated", chained),
        *telling.statements(rooms, work.now),
    )
    telling.record(work, rooms, done[len(done) - 2 * len(rooms) :])


def _rewritten(work: Work, some: Iterable[Move]) -> list[Statement]:
    """Those that come to the same path and CR in one statement."""
    alike: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for move in some:
        moved = (move.after.center_id, stamp(work.now)) if move.changes_center else ()
        alike[json_text(path_to_json(move.fate.path)), *moved].append(move.number)
    return [
        (
            REWRITE.format(moved=MOVED if len(key) > 1 else "", numbers=marks(numbers)),
            [*key, *numbers],
        )
        for key, numbers in alike.items()
    ]


async def _counted(work: Work, some: Iterable[Move]) -> dict[int, Head]:
    """Count who leaves and arrives, once the tickets are rewritten; the heads of those CRs."""
    steps: dict[int, int] = defaultdict(int)
    for move in some:
        if move.changes_center:
            steps[move.before.center_id] -= 1
            steps[move.after.center_id] += 1
    centers = sorted(steps)
    counts = await work.rows(*((COUNT, (steps[center], center)) for center in centers))
    firsts = await work.rows(*((OLDEST, (center,)) for center in centers))
    return {
        center: Head(count[0][0], moment(first[0][0]))
        for center, count, first in zip(centers, counts, firsts, strict=True)
    }


def _over(
    configuration: Configuration, some: Iterable[Move], heads: Mapping[int, Head]
) -> set[int]:
    """Whose arrival makes a CR hold more than its limit: no obstacle here, but marked (M5)."""
    over: set[int] = set()
    for center, head in heads.items():
        limit = configuration.centers[center].wip_limit
        if limit is not None and head.count > limit:
            arrived = [m.number for m in some if m.changes_center and m.after.center_id == center]
            over |= {*arrived[-(head.count - limit) :]}
    return over
