"""The process is killed while files come in, again and again: no row is ever without its bytes."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from models import Upload
from services import attachments, configuration, database, storage
from services.refusals import Refused
from tests.databases import SERVER
from tests.factories import Cast, a_ticket, the_example

pytestmark = pytest.mark.skipif(bool(SERVER), reason="a file of its own, that a process leaves")
LONGEST, DISCARDED = 0.25, 0.5


@pytest.mark.parametrize("kills", [20, pytest.param(200, marks=pytest.mark.nightly)])
async def test_killed_amid_uploads_no_row_is_without_its_bytes(
    kills: int, database_url: str, tmp_path: Path, db: None
) -> None:
    cast = await the_example()
    number = await a_ticket("1.1", type="2.2")
    await database.close_database()
    dice = Random(kills)
    for _ in range(kills):
        killed(database_url, tmp_path, cast, number, dice)
    await database.open_database(database_url, tmp_path)
    with closing(sqlite3.connect(tmp_path / "atende.db")) as own:
        assert own.execute("pragma integrity_check").fetchall() == [("ok",)]
    rows = await Upload.all()
    assert rows
    for row in rows:
        read = await storage.storage().read(row.storage_key, sha256=row.sha256)
        assert sum([len(block) async for block in read]) == row.size


def killed(url: str, folder: Path, cast: Cast, number: int, dice: Random) -> None:
    """A process of its own sends files, the first undisturbed, until it is killed."""
    seed, after = dice.random(), dice.uniform(0.05, LONGEST)
    child = os.fork()
    if child == 0:
        try:
            asyncio.set_event_loop_policy(None)
            asyncio.run(_send_for_ever(url, folder, cast, number, Random(seed)))
        finally:
            os._exit(1)
    ready = folder / f"ready.{child}"
    while not ready.exists():
        time.sleep(0.005)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL


async def _send_for_ever(url: str, folder: Path, cast: Cast, number: int, dice: Random) -> None:
    configuration.forget_everything()
    await database.open_database(url, folder)
    while True:
        await asyncio.gather(*(_send(cast, number, dice) for _ in range(3)))
        (folder / f"ready.{os.getpid()}").touch()


async def _send(cast: Cast, number: int, dice: Random) -> None:
    async def blocks() -> AsyncIterator[bytes]:
        for _ in range(dice.randint(1, 12)):
            yield dice.randbytes(65_536)
            await asyncio.sleep(0)

    subject = attachments.about(number)
    who = dice.choice((cast.ana, cast.bruno, cast.carla, cast.rui, cast.davi))
    try:
        sent = await attachments.receive(blocks(), name="a.bin", subject=subject, by=who)
    except Refused:
        await attachments.discard_all(subject, by=who)
    else:
        if dice.random() < DISCARDED:
            await attachments.discard(sent.token, by=who)
