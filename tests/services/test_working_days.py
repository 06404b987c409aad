"""Working days, against a calendar that counts Easter for itself and walks day by day."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import count, islice

import pytest

from services.configuration import Configuration, configuration
from services.rules.dates import last_day
from services.tickets.days import offered, strip
from services.working_days import WorkingDays, countries
from tests.factories import the_example

DAY = timedelta(days=1)
BRAZIL = ((1, 1), (4, 21), (5, 1), (9, 7), (10, 12), (11, 2), (11, 15), (12, 25))
OF_STATES = {"": (), "SP": ((7, 9),), "BA": ((7, 2),), "MG": ()}
SINCE_2024 = (11, 20)


@cache
def easter(year: int) -> date:
    """Gauss's way, as the almanacs give it."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def is_worked(day: date, state: str) -> bool:
    kept = {*BRAZIL, *OF_STATES[state], *([SINCE_2024] if day.year >= 2024 else [])}
    good_friday = easter(day.year) - 2 * DAY
    return day.weekday() < 5 and (day.month, day.day) not in kept and day != good_friday


def walked(today: date, limit: int, state: str) -> date:
    """The last day that has at most `limit` working days between it and today, itself one."""
    worked = (day for day in (today + DAY * n for n in count(1)) if is_worked(day, state))
    return next(islice(worked, limit - 1, None)) if limit else today


def placed(shaped: Configuration, state: str, *, working: bool) -> Configuration:
    place = replace(shaped.installation, counts_working_days=working, holiday_state=state)
    return replace(shaped, installation=place)


async def test_the_limit_is_right_on_five_thousand_cases(db: None) -> None:
    await the_example()
    shaped = await configuration()
    houses = {
        (state, working): placed(shaped, state, working=working)
        for state in OF_STATES
        for working in (True, False)
    }
    dice = random.Random(17)
    for _ in range(5000):
        (state, working), house = dice.choice(list(houses.items()))
        today = date(2024, 1, 1) + DAY * dice.randrange(4 * 366)
        limit = dice.choice((0, 1, 2, 3, 5, 10, 30, 120))
        wanted = walked(today, limit, state) if working else today + DAY * limit
        assert last_day(house, limit, today) == wanted, (state, working, today, limit)


@pytest.mark.parametrize("state", OF_STATES)
def test_unkept_days_are_counted_as_they_are_walked(state: str) -> None:
    known, dice = WorkingDays("BR", state), random.Random(state)
    for _ in range(300):
        since = date(2025, 1, 1) + DAY * dice.randrange(700)
        until = since + DAY * dice.randrange(60)
        days = [since + DAY * n for n in range(1, (until - since).days + 1)]
        assert known.between(since, until) == sum(is_worked(day, state) for day in days)


@pytest.mark.parametrize(
    ("country", "state", "day", "name"),
    [
        ("BR", "", date(2026, 11, 20), "Dia Nacional de Zumbi e da Consciência Negra"),
        ("BR", "SP", date(2026, 7, 9), "Revolução Constitucionalista"),
        ("BR", "RJ", date(2026, 7, 9), ""),
        ("BR", "RJ", date(2026, 4, 23), "São Jorge"),
        ("BR", "", date(2026, 2, 17), ""),
        ("PT", "", date(2026, 4, 25), "Dia da Liberdade"),
        ("", "", date(2026, 12, 25), ""),
        ("XX", "", date(2026, 12, 25), ""),
        ("BR", "XX", date(2026, 12, 25), "Natal"),
    ],
)
def test_a_holiday_has_its_name_where_it_is_kept(
    country: str, state: str, day: date, name: str
) -> None:
    known = WorkingDays(country, state)
    assert (known.name(day, "pt_BR"), known.is_holiday(day)) == (name, bool(name))


def test_a_holiday_is_named_in_the_readers_language() -> None:
    known = WorkingDays("BR")
    assert known.name(date(2026, 9, 7), "en") == "Independence Day"
    assert known.name(date(2026, 9, 7), "pt_BR") == "Independência do Brasil"


def test_where_others_rest_on_friday_friday_is_free() -> None:
    friday = date(2026, 11, 27)
    assert not WorkingDays("KW").is_working(friday)
    assert WorkingDays("KW").is_working(friday + 2 * DAY)
    assert WorkingDays("BR").is_working(friday)


def test_states_are_known_by_name() -> None:
    assert countries()["BR"]["SP"] == "São Paulo"
    assert all(len(code) <= 3 for states in countries().values() for code in states)


async def test_the_day_strip_knows_holidays_and_offers_none(db: None) -> None:
    cast = await the_example()
    shaped = placed(await configuration(), "", working=True)
    thursday = date(2026, 11, 19)
    days = strip(shaped, shaped.types[cast.type("2.1")], thursday, None)
    assert [day.date.day for day in days.days if day.is_holiday] == [20]
    assert [day.date.day for day in days.days if day.is_free] == [20, 21, 22]
    assert (days.latest, days.in_working_days) == (date(2026, 11, 23), True)
    assert offered(shaped, shaped.types[cast.type("2.1")], thursday) == date(2026, 11, 23)
