"""M4: who was faster, and what is told of it."""

from collections.abc import Awaitable

import pytest

from models import Ticket
from services import tickets
from services.refusals import Refused, TicketHasChanged
from services.tickets import Reopening, Wish
from tests.factories import a_ticket, in_days, the_example
from tests.services.rules.acts import SPOKEN, answer, reopened, said

pytestmark = pytest.mark.usefixtures("db")


async def overtaken(act: Awaitable[object]) -> TicketHasChanged:
    with pytest.raises(Refused) as refused:
        await act
    [refusal] = refused.value.refusals
    assert isinstance(refusal, TicketHasChanged)
    return refusal


async def test_who_only_said_something_after_the_change_is_not_blamed_for_it() -> None:
    cast = await the_example()
    number = await a_ticket("1.1")
    await said(number, cast.carla, direction="advance")
    await said(number, cast.rui)
    late = tickets.follow_up(number, Wish(text=SPOKEN, direction="advance"), version=1, by=cast.ana)
    told = await overtaken(late)
    assert (told.by, told.center, told.version) == (cast.carla, cast.center("1.4"), 2)


async def test_of_several_changes_the_newest_is_told() -> None:
    cast = await the_example()
    number = await a_ticket("1.1")
    await said(number, cast.carla, direction="advance")
    await said(number, cast.davi, next_contact_on=in_days(1))
    late = tickets.follow_up(number, Wish(text=SPOKEN, priority=1), version=1, by=cast.admin)
    assert (await overtaken(late)).by == cast.davi
    assert (await Ticket.get(number=number)).priority is None


async def test_who_reopens_too_late_is_told_too() -> None:
    cast = await the_example()
    number = await a_ticket("1.4")
    yes = (answer(cast, "support", 20, "yes"),)
    await said(number, cast.bruno, direction="advance", answers=yes)
    await reopened(number, cast.carla)
    await said(number, cast.carla, direction="advance", answers=yes)
    late = tickets.reopen(number, Reopening(text=SPOKEN), version=2, by=cast.rui)
    assert (await overtaken(late)).by == cast.carla
