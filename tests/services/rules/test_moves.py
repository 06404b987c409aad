"""M1–M6."""

import pytest

from models import FollowUp, ResponsibilityCenter, Ticket
from services import tickets
from services.tickets import Wish
from tests.factories import a_ticket, the_example
from tests.services.rules.acts import SPOKEN, answer, changed, refusals, said

pytestmark = pytest.mark.usefixtures("db")


async def test_m1_an_analyst_does_not_leave_the_flow_an_agent_does() -> None:
    cast = await the_example()
    number = await a_ticket("1.1")
    away = {"direction": "other", "to_center_id": cast.center("1.5")}
    assert await refusals(said(number, cast.bruno, **away)) == {"MayNotMoveOffFlow": "direction"}
    done = await said(number, cast.admin, **away)
    ticket = await Ticket.get(number=number)
    assert (ticket.flow, done.center_id) == ("off", cast.center("1.5"))
    assert (await FollowUp.get(id=done.follow_up_id)).off_flow


async def test_m1_coming_back_to_the_flow_needs_no_special_right() -> None:
    cast = await the_example()
    number = await a_ticket("1.1")
    await said(number, cast.admin, direction="other", to_center_id=cast.center("1.5"))
    await said(number, cast.bruno, direction="other", to_center_id=cast.center("1.4"))
    ticket = await Ticket.get(number=number)
    assert (ticket.flow, len(ticket.path)) == ("on", 2)


async def test_m1_a_step_may_keep_its_tickets_in_the_flow() -> None:
    cast = await the_example()
    await changed("update workflow_step set allows_other_centers = ?", False)
    number = await a_ticket("1.1")
    away = {"direction": "other", "to_center_id": cast.center("1.5")}
    assert await refusals(said(number, cast.admin, **away)) == {"OffFlowIsForbidden": "direction"}


async def test_m2_every_question_is_answered_and_none_beyond() -> None:
    cast = await the_example()
    number = await a_ticket("1.4")
    no, yes = (answer(cast, "support", 20, key) for key in ("no", "yes"))
    assert await refusals(said(number, cast.bruno, direction="advance")) == {
        "QuestionIsOpen": "answers"
    }
    assert await refusals(said(number, cast.bruno, direction="advance", answers=(no, yes))) == {
        "AnswersDontFit": "answers"
    }
    assert await refusals(said(number, cast.bruno, answers=(no,))) == {"AnswersDontFit": "answers"}
    assert await refusals(
        said(number, cast.bruno, direction="advance", answers=(yes._replace(key="forged"),))
    ) == {"AnswersDontFit": "answers"}


async def test_m3_nothing_moves_to_a_group_or_to_what_is_no_longer_used() -> None:
    cast = await the_example()
    number = await a_ticket("1.1")
    away = {"direction": "other"}
    group = said(number, cast.admin, to_center_id=cast.center("1"), **away)
    assert await refusals(group) == {"CenterIsUnusable": "direction"}
    await changed("update responsibility_center set is_active = ? where code = '1.5'", False)
    gone = said(number, cast.admin, to_center_id=cast.center("1.5"), **away)
    assert await refusals(gone) == {"CenterIsUnusable": "direction"}


async def test_m4_whoever_was_slower_is_told() -> None:
    cast = await the_example()
    number = await a_ticket("1.1")
    await said(number, cast.carla, direction="advance")
    late = Wish(text=SPOKEN, direction="advance")
    act = tickets.follow_up(number, late, version=1, by=cast.bruno)
    assert await refusals(act) == {"TicketHasChanged": ""}


async def test_m4_a_move_that_leads_elsewhere_is_refused() -> None:
    cast = await the_example()
    number = await a_ticket("1.1")
    moved = {"direction": "advance", "expects_center_id": cast.center("1.5")}
    assert await refusals(said(number, cast.bruno, **moved)) == {"LeadsElsewhere": "direction"}


async def test_m5_a_full_column_takes_no_more_unless_said_so_with_the_right() -> None:
    cast = await the_example()
    await changed("update responsibility_center set wip_limit = 1 where code = '1.4'")
    await a_ticket("1.4")
    number = await a_ticket("1.1")
    move = {"direction": "advance"}
    assert await refusals(said(number, cast.bruno, **move)) == {"ColumnIsFull": "over_limit"}
    await changed(
        "update role set permissions = '[\"ticket.follow_up\"]' where id = ?", cast.role("viewer")
    )
    assert await refusals(said(number, cast.marta, over_limit=True, **move)) == {
        "ColumnIsFull": "over_limit"
    }
    done = await said(number, cast.bruno, over_limit=True, **move)
    assert (await FollowUp.get(id=done.follow_up_id)).over_limit
    assert (await ResponsibilityCenter.get(code="1.4")).open_count == 2


async def test_m6_a_step_may_want_every_follow_up_to_move_on() -> None:
    cast = await the_example()
    await changed("update workflow_step set allows_staying = ?", False)
    number = await a_ticket("1.4")
    assert await refusals(said(number, cast.bruno)) == {"MustMoveOn": "direction"}
    again = (answer(cast, "support", 20, "no"),)
    assert (await said(number, cast.bruno, direction="advance", answers=again)).version == 2


async def test_an_answer_that_leads_back_is_recorded_and_the_age_goes_on() -> None:
    cast = await the_example()
    number = await a_ticket("1.4")
    before = await Ticket.get(number=number)
    again = (answer(cast, "support", 20, "no"),)
    done = await said(number, cast.bruno, direction="advance", answers=again)
    ticket = await Ticket.get(number=number)
    assert (ticket.entered_center_at, done.moved) == (before.entered_center_at, False)
    assert (await FollowUp.get(id=done.follow_up_id)).answers[0]["label"] == "No"


@pytest.mark.parametrize("act", ["follow_up", "open", "reopen"])
async def test_p1_who_only_looks_does_nothing(act: str) -> None:
    from tests.factories import a_closed_ticket
    from tests.services.rules.acts import opened, reopened

    cast = await the_example()
    attempts = {
        "follow_up": lambda number: said(number, cast.marta),
        "open": lambda _number: opened(cast, cast.marta),
        "reopen": lambda _number: _reopen(reopened, cast.marta),
    }

    async def _reopen(verb, by):
        return await verb(await a_closed_ticket(), by)

    assert "NotPermitted" in await refusals(attempts[act](await a_ticket()))


async def test_m5_what_was_confirmed_in_vain_is_not_recorded_as_over_the_limit() -> None:
    cast = await the_example()
    await changed("update responsibility_center set wip_limit = 1 where code = '1.4'")
    done = await said(await a_ticket("1.1"), cast.bruno, over_limit=True, direction="advance")
    assert not (await FollowUp.get(id=done.follow_up_id)).over_limit
