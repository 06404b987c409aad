"""The app is killed in the middle of a migration, again and again."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from models import FollowUp, Ticket
from services import database, publishing
from tests.bench.served import ROOT, environment, free_port
from tests.databases import SERVER
from tests.factories import a_ticket, the_example
from tests.services.publishing.drafts import a_draft
from tests.services.tickets.wholeness import whole

pytestmark = [
    pytest.mark.usefixtures("db"),
    pytest.mark.skipif(bool(SERVER), reason="a file of its own, that a killed process leaves"),
]
PATIENCE = 240
DONE = "select done, finished_at is not null from job"


@pytest.mark.parametrize(
    ("kills", "tickets"),
    [(3, 700), pytest.param(20, 6_000, marks=pytest.mark.nightly)],
)
async def test_killed_amid_a_migration_it_loses_none_and_touches_none_twice(
    kills: int, tickets: int, database_url: str, tmp_path: Path
) -> None:
    cast = await the_example()
    numbers = [await a_ticket("1.1", opened_by=cast.bruno) for _ in range(tickets)]
    draft = await a_draft(cast, "simple")
    job = await publishing.publish(
        draft.version_id, revision=draft.revision, choices={}, by=cast.admin
    )
    await database.close_database()
    dice, seen = Random(kills), [0]
    for _ in range(kills):
        more = seen[-1] + dice.randrange(1, 80)
        seen.append(run_until(tmp_path, lambda done, _, more=more: done >= more))
        if seen[-1] == tickets:  # It was faster than a busy machine could kill it.
            break
    assert seen == sorted(set(seen))
    assert seen[1] < tickets
    run_until(tmp_path, lambda _, finished: finished)
    await database.open_database(database_url, tmp_path)

    report = await publishing.progress(job.job_id)
    assert (report.done, report.stayed, report.skipped) == (tickets, 0, 0)
    entries = await FollowUp.filter(kind="migrated").values_list("ticket_id", flat=True)
    assert sorted(entries) == numbers
    assert {str(t.path) for t in await Ticket.all()} == {str([[draft.version_id, 10]])}
    assert {t.version for t in await Ticket.all()} == {2}
    await whole([])


def run_until(folder: Path, is_enough: Callable[[int, bool], bool]) -> int:
    """Serve the data, and kill it without warning; how many were done by then."""
    env = environment(ATENDE_DATA_DIR=str(folder), ATENDE_PORT=str(free_port()))
    with (folder / "app.log").open("a") as log:
        process = subprocess.Popen(
            [sys.executable, "main.py"], cwd=ROOT, env=env, stdout=log, stderr=log
        )
    try:
        wait_for(folder, process, is_enough)
    finally:
        process.kill()
        process.wait(PATIENCE)
    return progress(folder)[0]


def wait_for(
    folder: Path, process: subprocess.Popen[bytes], is_enough: Callable[[int, bool], bool]
) -> None:
    until = time.monotonic() + PATIENCE
    while not is_enough(*progress(folder)):
        assert process.poll() is None, (folder / "app.log").read_text()[-2000:]
        assert time.monotonic() < until
        time.sleep(0.002)


def progress(folder: Path) -> tuple[int, bool]:
    with closing(sqlite3.connect(folder / "atende.db", timeout=10)) as db:
        done, finished = db.execute(DONE).fetchone()
    return done, bool(finished)
