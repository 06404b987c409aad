"""`python -m tests.bench.mails FOLDER SECONDS`: mails a second, from the outbox to a server that
takes them all, worded, with their commits."""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

from components.mail import worded
from models import User
from services import database, mail
from services.mail.worker import Worker
from services.transaction import Work, many, stamp, unit_of_work
from tests.services.mail.post_office import apart

INTO = """insert into mail (to_user_id, why, ticket_id, follow_up_id, body, state, created_at,
not_before, tries, last_error)"""
LAST = """select ticket_id, id from follow_up where undone_at is null order by id desc limit ?"""
PASSED_OVER = "update mail set state = 'listed' where state = 'pending'"
COUNT = 1_000


async def measured(folder: Path) -> float:
    """Of as many entries, each to its own person or customer spy: none is joined."""
    await database.open_database(f"sqlite://{folder / 'atende.db'}", folder)
    try:
        with apart() as office:
            mail.settle("http://localhost", office.url, "s" * 40)
            mail.worded_by(worded)
            by = (await User.get(login="bench")).id
            await unit_of_work(lambda work: _waiting(work, by), by=None)
            begun = time.perf_counter()
            await Worker().drain()
            assert len(office.taken) == COUNT
            return COUNT / (time.perf_counter() - begun)
    finally:
        await database.close_database()


async def _waiting(work: Work, to: int) -> None:
    """`bench` is no reason to join mails by: each goes alone. What waited before is passed over."""
    _, entries = await work.rows((PASSED_OVER, ()), (LAST, (COUNT,)))
    at = stamp(work.now)
    rows = [
        (to, "bench", ticket, entry, "{}", "pending", at, at, 0, "") for ticket, entry in entries
    ]
    for start in range(0, len(rows), 500):
        await work.rows(many(INTO, rows[start : start + 500]))


if __name__ == "__main__":
    print(asyncio.run(measured(Path(sys.argv[1]))))
