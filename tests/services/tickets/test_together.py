"""Twenty people on twenty tickets: two thousand acts that went through, one after the other."""

from __future__ import annotations

import asyncio
import contextlib
from random import Random

import pytest

from models import FollowUp
from services.refusals import Refused
from services.tickets import Done
from tests.factories import Cast, in_days, the_example
from tests.services.rules.acts import changed, opened
from tests.services.tickets.acting import someone, standing, wishes
from tests.services.tickets.undone import taken_back
from tests.services.tickets.wholeness import limits_kept, whole

pytestmark = pytest.mark.usefixtures("db")
ACTS, TASKS, TICKETS = 2000, 20, 20
UNDONE = 0.2
"""How many they try to take back at once."""


async def the_tickets(cast: Cast, n: int) -> list[int]:
    """Questions and deployments, half and half."""
    deployment = {
        "type_id": cast.type("1.1"),
        "product_id": cast.product,
        "channel_id": cast.channel(),
        "person_id": cast.person,
        "next_contact_on": in_days(1),
    }
    kinds = [{}, deployment] * (n // 2)
    return [(await opened(cast, cast.bruno, **kind)).number for kind in kinds]


async def test_twenty_people_on_twenty_tickets_leave_one_line_of_history_each() -> None:
    cast = await the_example()
    await changed("update responsibility_center set wip_limit = 3 where code in ('1.2', '1.4')")
    numbers = await the_tickets(cast, TICKETS)
    done: list[Done] = []

    async def work(seed: int) -> None:
        dice = Random(seed)
        for _ in range(ACTS):
            if len(done) < ACTS:
                await one_act(cast, dice.choice(numbers), dice, done)

    await asyncio.gather(*(work(seed) for seed in range(TASKS)))
    await whole(numbers)
    await limits_kept()
    there = set(await FollowUp.filter(kind__not="opened").values_list("id", flat=True))
    assert {each.follow_up_id for each in done} == there
    assert len(there) == len(done) >= ACTS
    assert {each.kind for each in done} == {"follow_up", "reopened"}
    assert await FollowUp.exclude(undone_at=None).count() > ACTS / 20


async def one_act(cast: Cast, number: int, dice: Random, done: list[Done]) -> None:
    """What the rules allow as the ticket is read; somebody may be faster all the same."""
    stand = await standing(number, cast, someone(cast, dice))
    likely = next(filter(stand.may, wishes(stand, dice)), None)
    if likely is not None:
        with contextlib.suppress(Refused):
            done.append(await stand.act(likely)())
            if dice.random() < UNDONE:
                await taken_back(done[-1], stand.by)
