"""M2: what nobody asked is not answered, whatever else the act does; nothing is recorded so."""

import pytest

from models import FollowUp, Ticket
from services.workflow import Given
from tests.factories import Cast, a_closed_ticket, a_ticket, in_days, the_example
from tests.services.rules.acts import answer, changed, opened, refusals, reopened, said

pytestmark = pytest.mark.usefixtures("db")
DONT_FIT = {"AnswersDontFit": "answers"}
FORGED = Given(999_999, 10, "yes")


def solved(cast: Cast) -> Given:
    return answer(cast, "support", 20, "yes")


@pytest.mark.parametrize("is_forged", [False, True])
async def test_another_cr_is_no_answer(is_forged: bool) -> None:
    cast = await the_example()
    number = await a_ticket("1.4")
    given = FORGED if is_forged else solved(cast)
    away = {"direction": "other", "to_center_id": cast.center("1.5"), "answers": (given,)}
    assert await refusals(said(number, cast.admin, **away)) == DONT_FIT
    assert await FollowUp.filter(ticket_id=number).count() == 1


async def test_a_change_of_type_that_asks_nothing_takes_no_answer() -> None:
    cast = await the_example()
    number = await a_ticket("1.4")
    change = {"type_id": cast.type("2.1"), "next_contact_on": in_days(0)}
    assert await refusals(said(number, cast.bruno, answers=(solved(cast),), **change)) == DONT_FIT
    assert (await said(number, cast.bruno, **change)).version == 2


async def test_opening_without_a_workflow_takes_no_answer() -> None:
    cast = await the_example()
    await changed("update ticket_type set workflow_id = null where code = '2.2'")
    begin = {"to_center_id": cast.center("1.1")}
    act = opened(cast, cast.bruno, answers=(solved(cast),), **begin)
    assert "AnswersDontFit" in await refusals(act)
    assert (await opened(cast, cast.bruno, **begin)).center_id == cast.center("1.1")


async def test_reopening_where_it_rested_takes_no_answer() -> None:
    cast = await the_example()
    number = await a_ticket("1.4")
    await said(number, cast.bruno, direction="advance", answers=(solved(cast),))
    act = reopened(number, cast.bruno, answers=(solved(cast),))
    assert await refusals(act) == DONT_FIT
    assert (await reopened(number, cast.bruno)).center_id == cast.center("1.4")


async def test_reopening_at_a_start_that_asks_is_refused_with_all_else() -> None:
    cast = await the_example()
    await changed('update workflow_step set "order" = 5 where "order" = 20 and version_id = ?',
                  cast.version("support"))  # fmt: skip
    await changed("update ticket_type set workflow_id = ?, max_contact_days = 3 where code = '2.2'",
                  cast.workflow("support"))  # fmt: skip
    number = await a_closed_ticket()
    act = reopened(number, cast.bruno, text="", next_contact_on=None)
    assert await refusals(act) == {
        "QuestionIsOpen": "answers",
        "TextIsMissing": "text",
        "DateIsMissing": "next_contact",
    }
    no = answer(cast, "support", 5, "no")
    assert (await reopened(number, cast.bruno, answers=(no,))).center_id == cast.center("1.4")
    assert (await Ticket.get(number=number)).flow == "on"
