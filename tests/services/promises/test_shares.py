"""Who hears of which promise: its contact user at once, those above after n working days each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from services.configuration import Configuration, configuration
from services.promises.shares import Item, Promise, shares
from tests.factories import Cast, a_person, the_example

pytestmark = pytest.mark.usefixtures("db")
MONDAY, TUESDAY, WEDNESDAY, THURSDAY = (date(2026, 11, day) for day in (23, 24, 25, 26))
FRIDAY_BEFORE = date(2026, 11, 13)


async def house(*, every: int = 2) -> tuple[Cast, Configuration]:
    """Above the analysts is Ana, the coordinator; above her the manager Gil."""
    cast = await the_example()
    ana = (await configuration()).users[cast.ana]
    above = (await configuration()).positions[ana.position_id or 0].parent_id
    await a_person("gil", role=ana.role_id, position_id=above)
    shaped = await configuration()
    place = replace(shaped.installation, escalation_days=every)
    return cast, replace(shaped, installation=place)


def hearing(
    shaped: Configuration, holder: int | None, on: date, today: date, *, opener: int = 0
) -> dict[str, str]:
    """By login, as what they hear of it."""
    found = shares(shaped, [Promise(1, holder, opener or holder or 0, on)], today)
    return {shaped.users[user].login: item.kind for user, [item] in found.items()}


@pytest.mark.parametrize(
    ("today", "others"),
    [
        (MONDAY, {}),
        (TUESDAY, {}),
        (WEDNESDAY, {"ana": "escalated"}),
        (THURSDAY, {"ana": "escalated"}),
        (date(2026, 11, 27), {"ana": "escalated", "gil": "escalated"}),
        (date(2026, 12, 31), {"ana": "escalated", "gil": "escalated"}),
    ],
)
async def test_after_every_two_working_days_one_more_position_hears(
    today: date, others: dict[str, str]
) -> None:
    cast, shaped = await house()
    own = {"bruno": "today" if today == MONDAY else "unkept"}
    assert hearing(shaped, cast.bruno, MONDAY, today) == own | others


async def test_weekends_and_holidays_are_not_waited() -> None:
    """From Friday 13 to Monday 23 there are five working days: the 20th is a holiday."""
    cast, shaped = await house(every=5)
    assert hearing(shaped, cast.bruno, FRIDAY_BEFORE, date(2026, 11, 19)) == {"bruno": "unkept"}
    found = shares(shaped, [Promise(1, cast.bruno, cast.bruno, FRIDAY_BEFORE)], MONDAY)
    assert found[cast.ana] == [Item(1, "escalated", 5)]


async def test_a_vacant_position_is_skipped() -> None:
    cast, shaped = await house()
    users = dict(shaped.users) | {cast.ana: replace(shaped.users[cast.ana], is_active=False)}
    found = hearing(replace(shaped, users=users), cast.bruno, MONDAY, WEDNESDAY)
    assert found == {"bruno": "unkept", "gil": "escalated"}


async def test_all_people_of_a_position_hear() -> None:
    cast, shaped = await house()
    second = replace(shaped.users[cast.marta], position_id=shaped.users[cast.ana].position_id)
    shaped = replace(shaped, users=dict(shaped.users) | {cast.marta: second})
    found = hearing(shaped, cast.bruno, MONDAY, WEDNESDAY)
    assert found == {"bruno": "unkept", "ana": "escalated", "marta": "escalated"}


async def test_nobody_above_hears_where_the_installation_says_never() -> None:
    cast, shaped = await house(every=0)
    assert hearing(shaped, cast.bruno, date(2026, 1, 5), THURSDAY) == {"bruno": "unkept"}


async def test_what_nobody_holds_is_its_openers() -> None:
    cast, shaped = await house()
    assert hearing(shaped, None, MONDAY, TUESDAY, opener=cast.carla) == {"carla": "unkept"}
    gone = replace(shaped.users[cast.bruno], is_active=False)
    shaped = replace(shaped, users=dict(shaped.users) | {cast.bruno: gone})
    assert hearing(shaped, cast.bruno, MONDAY, TUESDAY, opener=cast.carla) == {"carla": "unkept"}


async def test_whoever_is_gone_hears_nothing_but_those_above_do() -> None:
    cast, shaped = await house()
    gone = replace(shaped.users[cast.bruno], is_active=False)
    shaped = replace(shaped, users=dict(shaped.users) | {cast.bruno: gone})
    found = hearing(shaped, cast.bruno, MONDAY, WEDNESDAY, opener=cast.bruno)
    assert found == {"ana": "escalated"}


async def test_without_a_position_nobody_stands_above() -> None:
    cast, shaped = await house()
    assert hearing(shaped, cast.admin, MONDAY, date(2027, 11, 23)) == {"admin": "unkept"}
