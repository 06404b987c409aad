"""Thousands of mails through a server that fails one time in five, and workers that are killed."""

from __future__ import annotations

import asyncio
import logging
import random
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from datetime import timedelta
from email.message import Message
from pathlib import Path
from time import sleep

import pytest

from models import Mail
from services import database, mail
from services.mail.failures import TOO_LONG
from services.mail.leases import LEASE
from services.mail.worker import LANES, Worker
from services.transaction import Work, many, stamp, unit_of_work
from tests.databases import SERVER
from tests.factories import Cast
from tests.services.mail.conftest import SECRET, Time
from tests.services.mail.post_office import CUT_AFTER, CUT_BEFORE, HANG, OK, PostOffice, apart

INTO = """insert into mail (address, why, body, state, created_at, not_before, tries, last_error)"""
AT_RCPT = ("450 busy", "550 no such person")
AT_DATA = ("451 try later", "554 not this", CUT_BEFORE, CUT_AFTER, HANG)
FOR_GOOD = ("550", "554")
POISON = "poison\r\nBcc: evil@example.com@"
FAULTS, PATIENCE, KILLS = 0.2, 0.3, 5
"""On a busy machine an answer may come later than that: whoever hung up then knows as little as
whoever was cut off after the dot."""


class Faults:
    """One attempt in five goes wrong; it keeps what may be dead, and what may come twice."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)
        self.may_be_dead: set[str] = set()
        self.may_be_twice: set[str] = set()

    def at_door(self) -> bool:
        return self._dice.random() > FAULTS

    def at_rcpt(self, to: str) -> str:
        said = self._dice.choice(AT_RCPT) if self._dice.random() < FAULTS / 3 else OK
        self._note(to, said)
        return said

    def at_data(self, brought: Message) -> str:
        said = self._dice.choice(AT_DATA) if self._dice.random() < FAULTS else OK
        self._note(brought["X-Rcpt"], said)
        return said

    def _note(self, to: str, said: str) -> None:
        if said.startswith(FOR_GOOD):
            self.may_be_dead.add(to)
        if said == CUT_AFTER:
            self.may_be_twice.add(to)


async def waiting(count: int, time: Time) -> None:
    """So many mails to as many people, and one that no server takes amid them."""
    at = stamp(time.now)
    addresses = [f"p{each}@example.com" for each in range(count)]
    addresses.insert(count // 2, POISON)
    rows = [(to, "test", "{}", "pending", at, at, 0, "") for to in addresses]

    async def body(work: Work) -> None:
        for start in range(0, len(rows), 1000):
            await work.rows(many(INTO, rows[start : start + 1000]))

    await unit_of_work(body, by=None)


async def killed(worker: Worker, faults: Faults, after: float) -> None:
    """Gone in the middle, without a word: whatever was under way may have arrived."""
    under_way = asyncio.create_task(worker.drain())
    await asyncio.sleep(after)
    worker._desk.put_down()  # A lane may swallow being cancelled, and would go on taking.
    under_way.cancel()
    with suppress(asyncio.CancelledError):
        await under_way
    faults.may_be_twice |= await written("state = 'sending'")
    await noticed_late(faults)


async def noticed_late(faults: Faults) -> None:
    faults.may_be_twice |= await written(f"state = 'pending' and last_error = '{TOO_LONG}'")


async def written(which: str) -> set[str]:
    """Addresses, asked where is written: a reader may still stand before the last commits."""

    async def body(work: Work) -> set[str]:
        [found] = await work.rows((f"select address from mail where {which}", ()))
        return {address for (address,) in found}

    return await unit_of_work(body, by=None)


async def all_sent(office: PostOffice, time: Time, count: int, seed: int) -> Faults:
    faults = Faults(seed)
    office.at_door, office.at_rcpt, office.at_data = faults.at_door, faults.at_rcpt, faults.at_data
    await waiting(count, time)
    for each in range(KILLS):
        await killed(Worker(clock=time, patience=PATIENCE, lanes=8), faults, 0.05 + each / 10)
        time.goes_by(seconds=LEASE.total_seconds() + 1)
    worker = Worker(clock=time, patience=PATIENCE, lanes=8)
    for _ in range(4000):
        await worker.drain()
        await noticed_late(faults)
        if not await Mail.filter(state__in=("pending", "sending")).exists():
            return faults
        time.goes_by(seconds=60)
    raise AssertionError("some never left")


@pytest.mark.parametrize(
    "count", [500, pytest.param(10_000, marks=pytest.mark.nightly)], ids=["500", "10000"]
)
async def test_none_is_lost_and_none_comes_twice_but_where_it_was_cut_after_the_dot(
    cast: Cast, office: PostOffice, time: Time, count: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    faults = await all_sent(office, time, count, seed=count)
    arrived = Counter(each["X-Rcpt"] for each in office.taken)
    named = {(each["X-Rcpt"], each["Message-ID"]) for each in office.taken}
    dead = set(await Mail.filter(state="dead").values_list("address", flat=True))
    assert POISON in dead
    lost = {f"p{each}@example.com" for each in range(count)} - arrived.keys() - dead
    assert lost == set()
    assert dead - {POISON} <= faults.may_be_dead
    twice = {to for to, times in arrived.items() if times > 1}
    assert twice <= faults.may_be_twice
    assert len(named) == len(arrived)
    assert len(dead) < count / 5


@pytest.mark.nightly
@pytest.mark.skipif(bool(SERVER), reason="the worker's process opens a file")
async def test_a_worker_that_is_killed_for_good_loses_none(
    cast: Cast, time: Time, tmp_path: Path
) -> None:
    """Twenty processes, each killed while it sends: at most what its lanes had under way twice."""
    with apart() as office:
        time.now -= timedelta(minutes=1)
        await waiting(2_000, time)
        await database.close_database()
        for each in range(20):
            await asyncio.to_thread(sends_until_killed, tmp_path, office.url, 0.1 + each / 20)
        await database.open_database(f"sqlite://{tmp_path / 'atende.db'}", tmp_path)
        mail.settle("https://atende.example.com", office.url, SECRET)
        last = Worker()
        await last.start()
        async with asyncio.timeout(120):
            while await Mail.filter(state__in=("pending", "sending")).exists():  # noqa: ASYNC110
                await asyncio.sleep(0.2)
        await last.stop()
    arrived = Counter(each["X-Rcpt"] for each in office.taken)
    assert len(arrived) == 2_000
    assert sum(arrived.values()) - len(arrived) <= 20 * LANES
    assert len({(each["X-Rcpt"], each["Message-ID"]) for each in office.taken}) == 2_000


def sends_until_killed(folder: Path, url: str, after: float) -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.services.mail.killed", str(folder), url],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.readline() == "up\n"
    sleep(after)
    child.kill()
    child.wait()
