"""`python -m tests.bench.kernel FOLDER SECONDS`: the whole kernel, without HTTP and boards.

Sixteen tasks in this process, each with tickets of its own that go to and fro.
"""

from __future__ import annotations

import asyncio
import sys
import time
import uuid
from itertools import cycle
from pathlib import Path
from typing import Any

from models import User
from services import database, live, tickets
from tests.bench.moves import WRITERS
from tests.bench.prepare import movable


async def measured(folder: Path, seconds: float) -> float:
    """Moves a second."""
    await database.open_database(f"sqlite://{folder / 'atende.db'}", folder)
    try:
        await live.rooms.recall()
        return await moved(await movable(), (await User.get(login="bench")).id, seconds)
    finally:
        await database.close_database()


async def moved(told: dict[str, Any], by: int, seconds: float) -> float:
    movers, here, there = told["movers"], told["here"], told["there"]
    until, done = time.perf_counter() + seconds, 0

    async def writer(place: int) -> None:
        nonlocal done
        for ticket in cycle(movers[place::WRITERS]):
            if time.perf_counter() > until:
                return
            number, version, center = ticket
            wish = (
                tickets.Wish(direction="advance", expects_center_id=there)
                if center == here
                else tickets.Wish(direction="other", to_center_id=here)
            )
            gone = await tickets.follow_up(
                number, wish, version=version, by=by, key=str(uuid.uuid4())
            )
            ticket[1:] = [gone.version, gone.center_id]
            done += 1

    begun = time.perf_counter()
    await asyncio.gather(*(writer(place) for place in range(WRITERS)))
    return done / (time.perf_counter() - begun)


if __name__ == "__main__":
    print(asyncio.run(measured(Path(sys.argv[1]), float(sys.argv[2]))))
