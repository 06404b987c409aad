"""What a change has read stays true until its commit, on both databases (spec §9.4)."""

import asyncio
from collections.abc import Coroutine
from contextvars import Context

import pytest

from services import tickets
from services.tickets import Wish
from services.tickets.finding import Named, find
from services.transaction import Work, unit_of_work
from tests.factories import a_ticket, the_example
from tests.services.rules.acts import SPOKEN, changed

pytestmark = pytest.mark.usefixtures("db")
A_WHILE = 0.3


async def waiting(act: Coroutine) -> asyncio.Task:
    """Somebody else's act, which is not done as long as this one isn't."""
    task = asyncio.create_task(act, context=Context())
    done, _ = await asyncio.wait([task], timeout=A_WHILE)
    assert not done
    return task


async def test_the_configuration_does_not_change_between_the_judgement_and_the_commit() -> None:
    cast = await the_example()
    number = await a_ticket("1.1")

    async def body(work: Work) -> asyncio.Task:
        await find(work, Named(), number)
        leave = "update user_account set is_active = ? where id = ?"
        return await waiting(changed(leave, False, cast.rui))

    await (await unit_of_work(body, by=cast.bruno))


async def test_a_ticket_that_was_read_is_not_changed_by_another() -> None:
    cast = await the_example()
    number = await a_ticket("1.1")

    async def body(work: Work) -> asyncio.Task:
        await find(work, Named(), number)
        wish = Wish(text=SPOKEN)
        return await waiting(tickets.follow_up(number, wish, version=1, by=cast.carla))

    await (await unit_of_work(body, by=cast.bruno))
