"""`python -m tests.bench.backups FOLDER SECONDS`: its tickets out into a backup and in again.

While it is made, somebody says something on a ticket a hundred times a second.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from contextlib import suppress
from itertools import cycle
from pathlib import Path
from typing import Any

from models import Ticket
from services import database
from services.backup import keys, make, restore
from services.refusals import Refused
from services.tickets import Wish, follow_up
from tests.bench.moves import quantile

PACE = 0.01
FEW, ALONE = 50, 5.0


async def measured(folder: Path, where: Path) -> dict[str, float]:
    await database.open_database(f"sqlite://{folder / 'atende.db'}", folder)
    took, alone = list[float](), list[float]()
    talk = asyncio.create_task(_talk(alone))
    await asyncio.sleep(ALONE)
    talk.cancel()
    await asyncio.gather(talk, return_exceptions=True)
    talk = asyncio.create_task(_talk(took))
    begun = time.perf_counter()
    made = await make(where / "all.atende")
    backed_up = time.perf_counter() - begun
    talk.cancel()
    await asyncio.gather(talk, return_exceptions=True)
    await database.close_database()
    place = where / "place"
    place.mkdir()
    begun = time.perf_counter()
    url = f"sqlite://{place / 'atende.db'}"
    await restore(made.file, url=url, folder=place, held=keys.held_by(folder))
    return {
        "backup_s_100000": backed_up,
        "restore_s_100000": time.perf_counter() - begun,
        "change_ms_p95_while_backing_up": quantile(took, 0.95),
        "change_ms_most_while_backing_up": max(took),
        "change_ms_p95_before": quantile(alone, 0.95),
        "changes": len(took),
    }


async def _talk(took: list[float]) -> None:
    found: Any = (
        await Ticket.filter(closed_at=None).limit(FEW).values_list("number", "opened_by_id")
    )
    under_way = set()
    for number, who in cycle(found):
        task = asyncio.create_task(_say(number, who, took))
        under_way.add(task)
        task.add_done_callback(under_way.discard)
        await asyncio.sleep(PACE)


async def _say(number: int, who: int, took: list[float]) -> None:
    begun = time.perf_counter()
    with suppress(Refused):
        await follow_up(number, Wish(text="Still at it"), version=1, by=who)
        took.append((time.perf_counter() - begun) * 1000)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="atende-bench-", dir=Path(sys.argv[1]).parent) as name:
        print(json.dumps(asyncio.run(measured(Path(sys.argv[1]), Path(name)))))
