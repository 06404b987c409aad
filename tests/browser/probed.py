"""The app with a probe on its loop: how much processor time passes between two looks at it.

The most so far stands in the file that is named, in milliseconds; SIGUSR1 begins anew. It is
processor time, so that a machine that is busy with something else doesn't count.

    python tests/browser/probed.py /tmp/most
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time

from nicegui import app, background_tasks

LOOKS = 0.005


async def probe(file: int) -> None:
    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, os.ftruncate, file, 0)
    before = time.thread_time()
    while True:
        await asyncio.sleep(LOOKS)
        now = time.thread_time()
        if now - before > most(file):
            os.pwrite(file, f"{(now - before) * 1000:9.0f}".encode(), 0)
        before = time.thread_time()


def most(file: int) -> float:
    return float(os.pread(file, 9, 0) or 0) / 1000


def main() -> None:
    from main import main as run

    file = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT)
    app.on_startup(lambda: background_tasks.create(probe(file), name="probe"))
    run()


if __name__ in {"__main__", "__mp_main__"}:
    main()
