"""Killed in the middle of writes, again and again: what was acknowledged is there, nothing torn."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest

from models import Ticket, Watcher
from services import attachments, configuration, database, storage
from services.example.rows import inserted
from services.ledger.verifying import verify
from services.tickets import Wish, follow_up
from services.transaction import Work, unit_of_work
from tests.databases import SERVER
from tests.factories import Cast, a_ticket, the_example

pytestmark = pytest.mark.skipif(bool(SERVER), reason="a file of its own, that a process leaves")
WRITERS, MOST, MOMENT = 4, 6, 0.01
SAID = "select ticket_id, text, id from follow_up where text glob 'k[0-9]*' order by id"
TORN = """select t.number from ticket t where t.follow_up_count <>
(select count(*) from follow_up f where f.ticket_id = t.number)"""
UNENTERED = """select f.id from follow_up f where f.text glob 'k[0-9]*' group by f.ticket_id
having count(*) <> (select count(*) from ledger_entry e
where e.subject = 'ticket:' || f.ticket_id)"""
UNTOLD = """select f.id from follow_up f where f.text glob 'k[0-9]*' and 1 <>
(select count(*) from mail m where m.follow_up_id = f.id and m.why = 'watch')"""
LOST_FILES = "select storage_key, sha256, size from attachment"
WITHOUT_FILE = """select f.id from follow_up f where f.text glob 'k[0-9]*f' and not exists
(select 1 from attachment a where a.follow_up_id = f.id)"""


@pytest.mark.parametrize("kills", [100, pytest.param(1000, marks=pytest.mark.nightly)])
async def test_nothing_acknowledged_is_lost_and_nothing_is_torn(
    kills: int, db: None, database_url: str, tmp_path: Path
) -> None:
    cast = await the_example()
    numbers = [await a_watched_ticket(cast) for _ in range(WRITERS)]
    await database.close_database()
    dice, acknowledged, longest = Random(kills), set[str](), 0.0
    for turn in range(kills):
        told, back = killed(database_url, tmp_path, (cast, numbers, turn), dice)
        acknowledged |= told
        longest = max(longest, back)
    print(f"{len(acknowledged)} acknowledged; back within {longest:.2f} s")
    assert len(acknowledged) > kills
    with opened(tmp_path) as own:
        assert own.execute("pragma integrity_check").fetchall() == [("ok",)]
        said = Counter(text for _, text, _ in own.execute(SAID))
        assert acknowledged - said.keys() == set()
        assert set(said.values()) == {1}
        for torn in (TORN, UNENTERED, UNTOLD, WITHOUT_FILE):
            assert own.execute(torn).fetchall() == []
        files = own.execute(LOST_FILES).fetchall()
    await database.open_database(database_url, tmp_path)
    assert (await verify(tmp_path)).is_whole
    assert files
    for key, sha256, size in files:
        read = await storage.storage().read(key, sha256=sha256)
        assert sum([len(block) async for block in read]) == size


@contextmanager
def opened(folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(folder / "atende.db")) as own:
        yield own


async def a_watched_ticket(cast: Cast) -> int:
    """Of which Ana is told whatever is said."""
    number = await a_ticket("1.1", type="2.2", contact_user_id=cast.carla)

    async def body(work: Work) -> None:
        row = {"ticket_id": number, "user_id": cast.ana, "listed_by_id": cast.ana, "events": "all"}
        await inserted(work, Watcher, [row])

    await unit_of_work(body, by=None)
    return number


def killed(
    url: str, folder: Path, scene: tuple[Cast, list[int], int], dice: Random
) -> tuple[set[str], float]:
    """What a process of its own acknowledged before it was killed; seconds until it was ready."""
    reads, writes = os.pipe()
    begun = time.monotonic()
    child = os.fork()
    if child == 0:
        try:
            asyncio.set_event_loop_policy(None)
            asyncio.run(_write_for_ever(url, folder, scene, writes))
        finally:
            os._exit(1)
    os.close(writes)
    with os.fdopen(reads, "rb") as told:
        assert told.readline() == b"ready\n"
        ready = time.monotonic() - begun
        heard = [told.readline() for _ in range(dice.randint(0, MOST))]
        time.sleep(dice.uniform(0, MOMENT))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        heard += told.read().splitlines(keepends=True)
    return {line.decode().strip() for line in heard if line.endswith(b"\n")}, ready


async def _write_for_ever(
    url: str, folder: Path, scene: tuple[Cast, list[int], int], told: int
) -> None:
    cast, numbers, turn = scene
    configuration.forget_everything()
    await database.open_database(url, folder)
    os.write(told, b"ready\n")
    await asyncio.gather(*(_says(number, cast.carla, turn, told) for number in numbers))


async def _says(number: int, who: int, turn: int, told: int) -> None:
    """Every third time with a file."""
    version, n = (await Ticket.get(number=number)).version, 0
    while True:
        n += 1
        files = await _a_file(number, who) if n % 3 == 2 else ()
        text = f"k{turn}.{number}.{n}{'f' if files else ''}"
        done = await follow_up(number, Wish(text=text, files=files), version=version, by=who)
        version = done.version
        os.write(told, f"{text}\n".encode())


async def _a_file(number: int, who: int) -> tuple[str, ...]:
    async def blocks() -> AsyncIterator[bytes]:
        yield os.urandom(20_000)

    subject = attachments.about(number)
    sent = await attachments.receive(blocks(), name="a.bin", subject=subject, by=who)
    return (sent.token,)


@pytest.mark.parametrize("cuts", [60, pytest.param(10_000, marks=pytest.mark.nightly)])
async def test_a_log_that_the_power_cut_off_leaves_what_was_committed_before_it(
    cuts: int, db: None, tmp_path: Path
) -> None:
    cast = await the_example()
    number = await a_ticket("1.1", type="2.2", contact_user_id=cast.carla)
    version = (await Ticket.get(number=number)).version
    for n in range(30):
        done = await follow_up(number, Wish(text=f"k{n}"), version=version, by=cast.carla)
        version = done.version
    whole, log = (tmp_path / f"atende.db{end}" for end in ("", "-wal"))
    rows, frames = whole.read_bytes(), log.read_bytes()
    dice, seen = Random(cuts), set[int]()
    folder = tmp_path / "cut"
    folder.mkdir()
    for _ in range(cuts):
        seen.add(_after_a_cut(folder, rows, _harmed(frames, dice)))
    assert len(seen) > 5


def _harmed(frames: bytes, dice: Random) -> bytes:
    """Cut off, or with some bytes changed, anywhere."""
    at = dice.randrange(len(frames))
    if dice.random() < 0.5:
        return frames[:at]
    return frames[:at] + dice.randbytes(min(64, len(frames) - at)) + frames[at + 64 :]


def _after_a_cut(folder: Path, rows: bytes, frames: bytes) -> int:
    """How many entries are there: always the first ones, all of each."""
    for path in folder.iterdir():
        path.unlink()
    (folder / "atende.db").write_bytes(rows)
    (folder / "atende.db-wal").write_bytes(frames)
    with opened(folder) as own:
        assert own.execute("pragma integrity_check").fetchall() == [("ok",)]
        if not own.execute("select 1 from sqlite_master where name = 'follow_up'").fetchall():
            return -1
        said: list[Any] = [text for _, text, _ in own.execute(SAID)]
        assert said == [f"k{n}" for n in range(len(said))]
        assert own.execute(TORN).fetchall() == []
        entered = own.execute(
            "select count(*) from ledger_entry where subject like 'ticket:%'"
        ).fetchone()
        assert entered == (len(said),)
    return len(said)
