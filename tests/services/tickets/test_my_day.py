from __future__ import annotations

from datetime import UTC, datetime

from services import tickets
from services.configuration import configuration
from services.tickets import Wish
from services.tickets.my_day import my_day, overdue
from tests.factories import a_closed_ticket, a_ticket, in_days, the_example
from tests.services.promises.mornings import multiplied


async def test_my_open_tickets_by_next_contact(db: None) -> None:
    cast = await the_example()
    today = (await configuration()).today(datetime.now(UTC))
    numbers = {
        days: await a_ticket(
            "1.1", contact_user_id=cast.bruno, next_contact_on=in_days(days, after=today)
        )
        for days in (5, 1, 0, -2)
    }
    undated = await a_ticket("1.1", contact_user_id=cast.bruno)
    await a_ticket("1.1", contact_user_id=cast.carla, next_contact_on=today)
    await a_closed_ticket(by=cast.bruno, contact_user_id=cast.bruno)

    day = await my_day(cast.bruno)

    assert [mine.number for mine in day.overdue] == [numbers[-2]]
    assert [mine.number for mine in day.due_today] == [numbers[0]]
    assert [mine.number for mine in day.tomorrow] == [numbers[1]]
    assert [mine.number for mine in day.later] == [numbers[5], undated]
    assert [m.number for m in day.in_order] == [numbers[n] for n in (-2, 0, 1, 5)] + [undated]


async def test_only_my_own_open_promises_are_overdue(db: None) -> None:
    cast = await the_example()
    today = (await configuration()).today(datetime.now(UTC))
    late, due = in_days(-1, after=today), today
    await a_ticket("1.1", contact_user_id=cast.bruno, next_contact_on=late)
    await a_ticket("1.1", contact_user_id=cast.bruno, next_contact_on=due)
    await a_ticket("1.1", contact_user_id=cast.carla, next_contact_on=late)
    await a_closed_ticket(by=cast.bruno, contact_user_id=cast.bruno, next_contact_on=late)
    assert await overdue(cast.bruno) == 1


async def test_each_comes_with_its_last_follow_up(db: None) -> None:
    cast = await the_example()
    number = await a_ticket("1.1", contact_user_id=cast.bruno)
    await tickets.follow_up(number, Wish(text="Waiting for the manual"), version=1, by=cast.carla)

    [mine] = (await my_day(cast.bruno)).later

    assert mine.last is not None
    assert (mine.last.author_id, mine.last.text) == (cast.carla, "Waiting for the manual")


async def test_what_is_due_today_is_listed_however_much_is_overdue(db: None) -> None:
    cast = await the_example()
    today = (await configuration()).today(datetime.now(UTC))
    late = in_days(-1, after=today)
    number = await a_ticket("1.1", contact_user_id=cast.bruno, next_contact_on=late)
    await multiplied(number, 999)
    due = await a_ticket("1.1", contact_user_id=cast.bruno, next_contact_on=today)

    day = await my_day(cast.bruno)

    assert [mine.number for mine in day.due_today] == [due]
    assert day.counts == {"overdue": 1000, "due_today": 1, "tomorrow": 0, "later": 0}
    assert day.more == 1001 - len(day.in_order)
    assert await overdue(cast.bruno) == day.counts["overdue"]
