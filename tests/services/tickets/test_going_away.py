"""People who go away in the middle leave nothing half done."""

from __future__ import annotations

import asyncio
import contextlib
import random

import pytest

from models import FollowUp, Ticket
from services import tickets
from services.refusals import Refused
from services.tickets import Done, Wish
from tests.factories import Cast, in_days, the_example
from tests.services.rules.acts import opened
from tests.services.tickets.wholeness import whole

pytestmark = pytest.mark.usefixtures("db")
CANCELS = 1000


async def test_who_goes_away_in_the_middle_leaves_nothing_half_done_and_nothing_locked() -> None:
    cast = await the_example()
    numbers = [(await opened(cast, cast.bruno)).number for _ in range(5)]
    chance = random.Random(7)
    answered = sum([await _left(chance.choice(numbers), cast, chance) for _ in range(CANCELS)])
    assert (await asyncio.wait_for(_say(numbers[0], cast), 60)).number == numbers[0]
    await _settled()
    await whole(numbers)
    went_through = await FollowUp.filter(kind="follow_up").count()
    assert answered + 1 < went_through < CANCELS


async def _left(number: int, cast: Cast, chance: random.Random) -> bool:
    """Somebody speaks and goes away before, while or after it is written; whether they were
    answered."""
    task = asyncio.create_task(_say(number, cast))
    for _ in range(chance.randrange(30)):
        await asyncio.sleep(0)
    if chance.random() < 0.5:
        await asyncio.sleep(chance.random() * 0.006)
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError, Refused):
        await task
        return True
    return False


async def _settled() -> None:
    """A change goes on where its caller went away: all of them are through."""
    going = [task for task in asyncio.all_tasks() if task.get_name() == "unit of work"]
    await asyncio.gather(*going, return_exceptions=True)


async def _say(number: int, cast: Cast) -> Done:
    wish = Wish(text="Still there?", next_contact_on=in_days(0))
    ticket = await Ticket.get(number=number)
    return await tickets.follow_up(number, wish, version=ticket.version, by=cast.bruno)
