"""`python -m tests.bench.replays FOLDER _`: seconds to replay all that was done on a draft."""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

from models import User
from services import database
from services.replay import replay
from tests.bench.publication import drafted


async def measured(folder: Path) -> float:
    await database.open_database(f"sqlite://{folder / 'atende.db'}", folder)
    try:
        by = (await User.get(login="bench")).id
        version, _ = await drafted(by)
        begun = time.perf_counter()
        found = await replay(version, by=by)
        assert found is not None
        assert found.total > 0
        return time.perf_counter() - begun
    finally:
        await database.close_database()


if __name__ == "__main__":
    print(asyncio.run(measured(Path(sys.argv[1]))))
