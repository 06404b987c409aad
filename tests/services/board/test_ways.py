"""Each column says what a drop would do, and a blocked one says why and who can."""

from __future__ import annotations

import pytest

from services.board.columns import ALL, board
from services.board.verdicts import TicketWays
from services.board.ways import ways_of
from services.configuration import configuration
from services.refusals import MayNotMoveOffFlow, NotPermitted, Refused
from services.tickets import Wish, follow_up
from tests.factories import Cast, a_closed_ticket, a_ticket, the_example

pytestmark = pytest.mark.usefixtures("db")


async def over_all(number: int, by: int) -> TicketWays:
    shown = board(await configuration(), ALL)
    assert shown is not None
    return await ways_of(number, by=by, board=shown)


async def a_deployment(cast: Cast) -> int:
    return await a_ticket("1.2", "New shop", type="1.1", contact_user_id=cast.carla)


async def test_the_flow_lights_the_columns_it_leads_to() -> None:
    cast = await the_example()
    ways = await over_all(await a_deployment(cast), cast.carla)
    there = {code: ways.columns[cast.center(code)] for code in ("1.1", "1.2", "1.3", "1.4", "1.5")}
    assert [there[code].verdict for code in there] == ["blocked", "goes", "asks", "blocked", "goes"]
    assert [[part.number for part in zone.parts] for zone in there["1.3"].zones] == [[1], [3, 1]]
    assert [part.number for part in there["1.2"].zones[0].parts] == [2]
    assert ways.question == "Infrastructure ready?"


async def test_a_zone_names_what_the_composer_will_want() -> None:
    cast = await the_example()
    ways = await over_all(await a_deployment(cast), cast.carla)
    zone = ways.columns[cast.center("1.3")].zones[0]
    assert set(zone.asks) == {"text", "contact_user", "contact"}
    assert not zone.direct


async def test_a_blocked_column_says_where_the_flow_goes_and_who_can_leave_it() -> None:
    cast = await the_example()
    ways = await over_all(await a_deployment(cast), cast.carla)
    why = ways.columns[cast.center("1.4")].why
    assert why is not None
    assert isinstance(why.refusals[0], MayNotMoveOffFlow)
    assert cast.ana in why.refusals[0].who
    assert why.through == cast.center("1.3")


async def test_a_column_that_lies_behind_is_off_the_workflow_not_further_on() -> None:
    cast = await the_example()
    ways = await over_all(await a_deployment(cast), cast.carla)
    why = ways.columns[cast.center("1.1")].why
    assert why is not None
    assert isinstance(why.refusals[0], MayNotMoveOffFlow)
    assert why.through is None


async def test_whoever_may_leave_the_flow_sees_it_marked() -> None:
    cast = await the_example()
    ways = await over_all(await a_deployment(cast), cast.ana)
    assert ways.columns[cast.center("1.4")].zones[0].off_flow


async def test_every_open_zone_is_accepted_and_leads_where_it_said() -> None:
    cast = await the_example()
    number = await a_ticket("1.1", type="2.2", contact_user_id=cast.bruno)
    zone = (await over_all(number, cast.bruno)).columns[cast.center("1.4")].zones[0]
    assert zone.direct
    wish = Wish(direction="advance", answers=zone.answers, expects_center_id=zone.to)
    assert (await follow_up(number, wish, version=1, by=cast.bruno)).center_id == zone.to


async def test_a_closed_card_lights_the_one_column_it_would_come_back_to() -> None:
    cast = await the_example()
    number = await a_closed_ticket(by=cast.ana)
    assert {each.verdict for each in (await over_all(number, cast.ana)).columns.values()}
    looker = await over_all(number, cast.marta)
    reasons = [each.why.refusals[0] for each in looker.columns.values() if each.why]
    assert any(isinstance(refusal, NotPermitted) for refusal in reasons)


async def test_who_may_only_look_is_told_who_can() -> None:
    cast = await the_example()
    ways = await over_all(await a_deployment(cast), cast.marta)
    refusals = [why.refusals[0] for each in ways.columns.values() if (why := each.why)]
    assert refusals
    assert all(isinstance(refusal, NotPermitted) for refusal in refusals)


async def test_a_ticket_out_of_sight_is_not_there() -> None:
    cast = await the_example()
    with pytest.raises(Refused):
        await over_all(999_999, cast.ana)
