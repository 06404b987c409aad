"""What would be asked for at each point of a trial, by which rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from services.configuration import Configuration, configuration
from services.simulation import Demand, begin, demands
from tests.factories import Cast

TODAY = date(2026, 11, 24)


def asked(
    known: Configuration, cast: Cast, *said: str, by: int | None = None, kind: str = "1.1"
) -> dict[str, Demand]:
    trial = begin(known.library, cast.version("deploy"))
    for each in said:
        trial = trial.say(each)
    user = cast.bruno if by is None else by
    found = demands(known, trial, known.types[cast.type(kind)], user, today=TODAY)
    return {demand.what: demand for demand in found}


def key(known: Configuration, cast: Cast, order: int, place: int) -> str:
    step = known.library.graph(cast.version("deploy")).step(order)
    return step.answers[place].key


async def deployed(known: Configuration, cast: Cast) -> list[str]:
    """What is said until 60, which wants a contact user."""
    return ["", key(known, cast, 20, 0), "", key(known, cast, 55, 0)]


async def test_opening_asks_for_what_the_type_asks(cast: Cast) -> None:
    found = asked(await configuration(), cast)
    assert {"product", "contact", "text", "date"} <= set(found)
    assert (found["date"].amount, found["date"].until) == (3, date(2026, 11, 27))
    assert found["date"].rule == "F4"


async def test_a_later_follow_up_leaves_product_and_date_alone(cast: Cast) -> None:
    found = asked(await configuration(), cast, *await deployed(await configuration(), cast))
    assert {"contact", "text"} <= set(found)
    assert not {"product", "date"} & set(found)


async def test_arriving_where_a_contact_user_is_required_asks_for_one_and_locks_them(
    cast: Cast,
) -> None:
    known = await configuration()
    found = asked(known, cast, *await deployed(known, cast))
    assert (found["contact_user"].rule, found["lock"].rule) == ("F6", "F5")
    assert "contact_user" not in asked(known, cast)


async def test_a_limit_is_named_on_arriving_and_never_at_the_opening(cast: Cast) -> None:
    known = await configuration()
    full = {
        each.id: replace(each, wip_limit=5) if each.code in ("1.1", "1.3") else each
        for each in known.centers.values()
    }
    known = replace(known, centers=full)
    found = asked(known, cast, *await deployed(known, cast))
    assert (found["limit"].amount, found["limit"].who) == (5, known.who_may("ticket.exceed_wip"))
    assert "limit" not in asked(known, cast)


async def test_closing_says_so_and_always_wants_a_text(cast: Cast) -> None:
    known = await configuration()
    sub = known.library.graph(cast.version("support")).step(20)
    to_the_end = [*await deployed(known, cast), "", key(known, cast, 70, 0), "", sub.answers[0].key]
    found = asked(known, cast, *to_the_end, kind="2.2")
    assert {"closes", "text"} <= set(found)
    assert "may_not_leave" not in found, "nobody leads a closed ticket elsewhere"
    assert "text" not in asked(known, cast, *to_the_end[:-2], kind="2.2")


async def test_who_may_not_leave_the_workflow_is_told_who_can(cast: Cast) -> None:
    known = await configuration()
    found = asked(known, cast)
    assert found["may_not_leave"].who == known.who_may("ticket.move_off_flow")
    assert "may_not_leave" not in asked(known, cast, by=cast.ana)


async def test_who_may_not_open_is_stopped(cast: Cast) -> None:
    found = asked(await configuration(), cast, by=cast.marta)
    assert found["may_not_open"].stops
    assert "may_not_open" not in asked(await configuration(), cast)


async def test_a_cr_that_is_not_in_use_stops(cast: Cast) -> None:
    known = await configuration()
    idle = {each.id: replace(each, is_active=each.code != "1.1") for each in known.centers.values()}
    assert asked(replace(known, centers=idle), cast)["center_unusable"].stops


async def test_a_step_whose_cr_is_not_chosen_yet_says_so(cast: Cast) -> None:
    known = await configuration()
    without = {each.id: each for each in known.centers.values() if each.code != "1.1"}
    found = asked(replace(known, centers=without), cast)
    assert found["center_missing"].stops
    assert "center_unusable" not in found


async def test_an_opening_that_closes_at_once_wants_no_date(cast: Cast) -> None:
    known = await configuration()
    closing = {
        each.id: replace(each, closes_ticket=each.code == "1.1") for each in known.centers.values()
    }
    found = asked(replace(known, centers=closing), cast)
    assert "closes" in found
    assert "date" not in found


async def test_a_contact_user_is_locked_where_the_type_locks_them_alone(cast: Cast) -> None:
    known = await configuration()
    found = asked(known, cast, *await deployed(known, cast), kind="2.2")
    assert "contact_user" in found
    assert "lock" not in found


async def test_a_type_past_its_days_stops_the_opening_and_nothing_later(cast: Cast) -> None:
    known = await configuration()
    kind = replace(known.types[cast.type("1.1")], valid_until=date(2026, 11, 23))
    known = replace(known, types={**known.types, kind.id: kind})
    assert asked(known, cast)["type_unusable"].stops
    assert "type_unusable" not in asked(known, cast, *await deployed(known, cast))
