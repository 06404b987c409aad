"""M3, M5, M6: where they hold and where they don't."""

import pytest

from models import Ticket
from services.tickets import Wish
from tests.factories import Cast, a_ticket, in_days, the_example
from tests.services.rules.acts import answer, changed, opened, refusals, reopened, said

pytestmark = pytest.mark.usefixtures("db")
FULL = {"ColumnIsFull": "over_limit"}
LIMIT = "update responsibility_center set wip_limit = ? where code = ?"


async def test_m5_opening_is_never_refused_by_it_an_advance_in_the_same_act_is() -> None:
    cast = await the_example()
    await changed(LIMIT, 1, "1.1")
    await changed(LIMIT, 1, "1.4")
    for _ in range(3):
        await opened(cast, cast.bruno)
    await opened(cast, cast.bruno, then=Wish(direction="advance"))
    assert await refusals(opened(cast, cast.bruno, then=Wish(direction="advance"))) == FULL
    done = await opened(cast, cast.bruno, then=Wish(direction="advance", over_limit=True))
    assert done.center_id == cast.center("1.4")


async def test_m5_who_is_there_already_stays_however_full_it_is() -> None:
    cast = await the_example()
    numbers = [await a_ticket("1.4") for _ in range(3)]
    await changed(LIMIT, 1, "1.4")
    no = (answer(cast, "support", 20, "no"),)
    assert not (await said(numbers[0], cast.bruno, direction="advance", answers=no)).moved


async def test_m5_closing_is_no_question_of_limits() -> None:
    cast = await the_example()
    await changed(LIMIT, 1, "1.9")
    await changed("update responsibility_center set open_count = 1 where code = '1.9'")
    yes = (answer(cast, "support", 20, "yes"),)
    assert (await said(await a_ticket("1.4"), cast.bruno, direction="advance", answers=yes)).closed


async def test_m5_holds_for_reopening() -> None:
    cast = await the_example()
    number = await a_ticket("1.4")
    yes = (answer(cast, "support", 20, "yes"),)
    await said(number, cast.bruno, direction="advance", answers=yes)
    await changed(LIMIT, 1, "1.4")
    await a_ticket("1.4")
    assert await refusals(reopened(number, cast.bruno)) == FULL
    assert (await reopened(number, cast.bruno, over_limit=True)).center_id == cast.center("1.4")


async def test_m3_the_first_cr_of_an_opening_is_judged_too() -> None:
    cast = await the_example()
    await changed("update responsibility_center set is_active = ? where code = '1.1'", False)
    refused = {"CenterIsUnusable": "direction"}
    assert await refusals(opened(cast, cast.bruno)) == refused
    advance = Wish(direction="advance")
    assert await refusals(opened(cast, cast.bruno, then=advance)) == refused


async def test_m3_who_stands_on_a_cr_that_ended_goes_on_from_there() -> None:
    cast = await the_example()
    number = await a_ticket("1.1")
    await changed("update responsibility_center set is_active = ? where code = '1.1'", False)
    await said(number, cast.bruno)
    assert (await said(number, cast.bruno, direction="advance")).moved


async def nowhere_to_stay(cast: Cast) -> int:
    number = await a_ticket("1.4")
    await changed("update workflow_step set allows_staying = ?", False)
    return number


async def test_m6_does_not_judge_a_change_of_type() -> None:
    cast = await the_example()
    number = await nowhere_to_stay(cast)
    await said(number, cast.bruno, type_id=cast.type("2.1"), next_contact_on=in_days(0))
    assert (await Ticket.get(number=number)).type_id == cast.type("2.1")


async def test_m6_binds_only_who_rests_on_a_step() -> None:
    cast = await the_example()
    number = await nowhere_to_stay(cast)
    await said(number, cast.admin, direction="other", to_center_id=cast.center("1.5"))
    assert (await Ticket.get(number=number)).flow == "off"
    assert (await said(number, cast.bruno)).number == number
    await said(number, cast.admin, direction="other", to_center_id=cast.center("1.2"))
    assert (await Ticket.get(number=number)).center_id == cast.center("1.2")
