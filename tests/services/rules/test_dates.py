"""F4."""

from datetime import UTC, date, datetime

import pytest

from models import Ticket
from services import tickets
from services.configuration import configuration
from services.rules.dates import latest
from services.tickets import Wish
from tests.factories import a_ticket, in_days, the_example
from tests.services.rules.acts import SPOKEN, changed, opened, refusals, said

pytestmark = pytest.mark.usefixtures("db")
FRIDAY_LATE = datetime(2026, 11, 28, 1, 30, tzinfo=UTC)
"""Still Friday 27 in São Paulo."""


async def follow(number: int, by: int, day: date | None, now: datetime) -> tickets.Done:
    ticket = await Ticket.get(number=number)
    wish = Wish(text=SPOKEN, next_contact_on=day)
    return await tickets.follow_up(number, wish, version=ticket.version, by=by, now=now)


@pytest.mark.parametrize(
    ("day", "refused"),
    [
        (date(2026, 11, 26), {"DateIsOut": "next_contact"}),
        (date(2026, 11, 27), {}),
        (date(2026, 11, 28), {}),
        (date(2026, 11, 29), {"DateIsOut": "next_contact"}),
        (None, {"DateIsMissing": "next_contact"}),
    ],
)
async def test_a_complaint_is_promised_within_a_day(day: date | None, refused: dict) -> None:
    cast = await the_example()
    number = await a_ticket(type="2.1")
    act = follow(number, cast.bruno, day, FRIDAY_LATE)
    if day is None:
        await changed("update ticket set next_contact_on = '2026-11-27' where number = ?", number)
    if refused:
        assert await refusals(act) == refused
    else:
        assert (await act).number == number


async def test_working_days_skip_the_weekend_where_the_installation_says_so() -> None:
    cast = await the_example()
    await changed("update installation set counts_working_days = ?", True)
    number = await a_ticket(type="2.1")
    assert await follow(number, cast.bruno, date(2026, 11, 30), FRIDAY_LATE)
    assert await refusals(follow(number, cast.bruno, date(2026, 12, 1), FRIDAY_LATE))
    known = await configuration()
    assert latest(known, known.types[cast.type("2.1")], date(2026, 11, 27)) == date(2026, 11, 30)


async def test_no_ticket_is_opened_without_a_promise_its_type_asks_for() -> None:
    cast = await the_example()
    act = opened(cast, cast.bruno, type_id=cast.type("2.1"), next_contact_on=None)
    assert await refusals(act) == {"DateIsMissing": "next_contact"}


async def test_a_promise_left_alone_is_not_judged() -> None:
    cast = await the_example()
    number = await a_ticket(type="2.1", next_contact_on=in_days(-9))
    await said(number, cast.bruno)
    assert (await Ticket.get(number=number)).next_contact_on == in_days(-9)


async def test_closing_clears_the_promise() -> None:
    cast = await the_example()
    number = await a_ticket("1.3", next_contact_on=in_days(0))
    await said(number, cast.admin, direction="other", to_center_id=cast.center("1.9"))
    ticket = await Ticket.get(number=number)
    assert (ticket.next_contact_on, ticket.closed_by_id) == (None, cast.admin)
