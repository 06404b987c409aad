"""A backup made while people write is one moment of theirs, and comes back whole."""

from __future__ import annotations

import asyncio
from itertools import count
from pathlib import Path

import pytest

from models import FollowUp, Ticket
from services import database
from services.backup import Made, make
from services.ledger.verifying import verify
from services.tickets import Wish, follow_up
from tests.databases import SERVER
from tests.factories import Cast, a_ticket, the_example
from tests.services.backup.places import an_empty_place, keys_of

WRITERS = 4
SAID = "select ticket_id, text from follow_up where kind = 'follow_up' order by id"
TORN = """select t.number from ticket t where t.follow_up_count <>
(select count(*) from follow_up f where f.ticket_id = t.number)"""


class Talk:
    """Each writer says 1, 2, 3 … on a ticket of its own."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.acknowledged: dict[int, int] = {}
        self.sent: dict[int, int] = {}
        self.is_over = False

    async def say(self, number: int) -> None:
        version = (await Ticket.get(number=number)).version
        for n in count(1):
            if self.is_over:
                return
            self.sent[number] = n
            wish = Wish(text=str(n), direction="stay")
            done = await follow_up(number, wish, version=version, by=self.cast.carla)
            version, self.acknowledged[number] = done.version, n


async def backed_up_under_writes(talk: Talk, numbers: list[int], file: Path) -> tuple[Made, dict]:
    talks = [asyncio.create_task(talk.say(number)) for number in numbers]
    await asyncio.sleep(0.3)
    before = dict(talk.acknowledged)
    made = await make(file)
    await asyncio.sleep(0.1)
    talk.is_over = True
    await asyncio.gather(*talks)
    return made, before


async def test_what_is_restored_is_a_moment_of_the_backup_and_its_ledger_verifies(
    db: None, tmp_path: Path
) -> None:
    cast = await the_example()
    numbers = [
        await a_ticket("1.1", f"Till {n}", contact_user_id=cast.carla) for n in range(WRITERS)
    ]
    talk = Talk(cast)
    file = tmp_path / "all.atende"
    made, before = await backed_up_under_writes(talk, numbers, file)
    assert await FollowUp.filter(kind="follow_up").count() == sum(talk.acknowledged.values())
    await database.close_database()
    async with an_empty_place(tmp_path / "empty") as place:
        restored = await place.restored(file, keys_of(tmp_path))
        assert restored.is_sealed
        there: dict[int, list[str]] = {number: [] for number in numbers}
        for number, text in await place.rows(SAID):
            there[number].append(text)
        for number in numbers:
            said = len(there[number])
            assert there[number] == [str(n + 1) for n in range(said)]
            assert before.get(number, 0) <= said <= talk.sent[number]
        assert await place.rows(TORN) == []
        async with place.opened():
            verdict = await verify(place.folder)
            assert (verdict.is_whole, verdict.entries) == (True, made.manifest.rows["ledger_entry"])
            again = await make(tmp_path / "again.atende")
        assert again.manifest.members == made.manifest.members


@pytest.mark.skipif(not SERVER, reason="needs both databases")
async def test_a_backup_of_postgresql_comes_back_on_sqlite_and_goes_on(
    db: None, tmp_path: Path
) -> None:
    cast = await the_example()
    number = await a_ticket("1.1", "Till", contact_user_id=cast.carla)
    made = await make(tmp_path / "all.atende")
    await database.close_database()
    async with an_empty_place(tmp_path / "empty", on_sqlite=True) as place:
        await place.restored(made.file, keys_of(tmp_path))
        async with place.opened():
            assert (await verify(place.folder)).is_whole
            version = (await Ticket.get(number=number)).version
            wish = Wish(text="On SQLite now", direction="stay")
            await follow_up(number, wish, version=version, by=cast.carla)
            assert (await verify(place.folder)).is_whole
