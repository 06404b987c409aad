"""A published workflow takes its tickets along while people move others, before open boards."""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
import time
from contextlib import closing
from datetime import datetime
from itertools import cycle
from pathlib import Path
from typing import Any

from tests.bench.boards import boards, session
from tests.bench.moves import SETTLE, Movers, all_agree, quantile
from tests.bench.served import Served, run, served

MIGRATED, OTHERS, BOARDS = 10_000, 1_000, 20
PACE = 0.05
JOB = "select done, total, finished_at from job order by id desc limit 1"
FIRST = "select min(at), count(*), count(distinct ticket_id) from follow_up where kind = 'migrated'"


async def measured(folder: Path) -> dict[str, float | bool]:
    with served(folder, OTHERS, MIGRATED) as app:
        movers = Movers(app, app.told["movers"], listens=False)
        async with boards(app, BOARDS, movers.heard) as opened, session(app) as http:
            await asyncio.to_thread(run, "tests.bench.publication", str(folder))
            await _until(app, lambda job: job[0] > 0)
            under_way = []
            for ticket in cycle(movers.tickets):
                if _asked(app, JOB)[2]:
                    break
                under_way.append(asyncio.create_task(movers.move(http, ticket)))
                await asyncio.sleep(PACE)
            await asyncio.gather(*under_way)
            await asyncio.sleep(2 * SETTLE)
            equal = await all_agree(app, opened)
        return _told(app, movers, equal=equal)


def _told(app: Served, movers: Movers, *, equal: bool) -> dict[str, float | bool]:
    done, total, finished = _asked(app, JOB)
    first, entries, tickets = _asked(app, FIRST)
    if not done == total == entries == tickets or total < MIGRATED or movers.refused:
        raise RuntimeError(f"{done=} {total=} {entries=} {tickets=} {movers.refused=}")
    took = datetime.fromisoformat(finished) - datetime.fromisoformat(first)
    return {
        "migrate_s_10000": took.total_seconds(),
        "move_ms_p95_while_migrating": quantile(movers.took, 0.95),
        "moves_while_migrating": len(movers.took),
        "boards_equal": equal,
    }


async def _until(app: Served, is_so: Any) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if is_so(_asked(app, JOB)):
            return
        await asyncio.sleep(0.02)
    raise RuntimeError("no migration begins")


def _asked(app: Served, sql: str) -> Any:
    with closing(sqlite3.connect(app.folder / "atende.db")) as db:
        return db.execute(sql).fetchone()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="atende-bench-") as name:
        print(asyncio.run(measured(Path(name))))
