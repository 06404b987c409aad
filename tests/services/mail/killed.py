"""`python -m tests.services.mail.killed FOLDER URL`: sends what waits, until it is killed."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from components.mail import worded
from services import database, mail
from services.mail.worker import Worker


async def work(folder: Path, url: str) -> None:
    mail.settle("https://atende.example.com", url, "s" * 40)
    mail.worded_by(worded)
    await database.open_database(f"sqlite://{folder / 'atende.db'}", folder)
    print("up", flush=True)
    await Worker().start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(work(Path(sys.argv[1]), sys.argv[2]))
