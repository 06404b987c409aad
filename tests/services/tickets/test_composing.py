from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from services.configuration import Configuration, configuration
from services.refusals import ColumnIsFull, MayNotMoveOffFlow, MoveIsMissing
from services.tickets import composing, reads
from services.tickets.course import beginning, onward
from services.tickets.days import offered, prefilled, strip
from services.tickets.replies import filled, fitting
from services.tickets.state import TicketState
from services.tickets.surroundings import surroundings
from tests.factories import Cast, a_ticket, in_days, the_example

TUESDAY = date(2026, 11, 24)


async def standing(cast: Cast, center: str, type: str = "1.1", **fields: object) -> TicketState:
    number = await a_ticket(center, type=type, **fields)
    return (await reads.find(number, by=cast.ana)).ticket


async def test_a_question_asks_the_next_one_until_it_lands(db: None) -> None:
    cast = await the_example()
    shaped = await configuration()
    ticket = await standing(cast, "1.2")

    first = onward(shaped, ticket, ())
    [asked] = first.asked
    assert [choice.number for choice in asked.choices] == [1, 2, 3]
    assert first.open_question == asked

    in_part = asked.choices[2].given
    second = onward(shaped, ticket, [in_part])
    assert len(second.asked) == 2
    assert second.asked[0].chosen == in_part

    start_now = second.asked[1].choices[0].given
    landed = onward(shaped, ticket, [in_part, start_now])
    assert landed.center_id == cast.center("1.3")
    assert landed.answers == (in_part, start_now)


async def test_an_answer_overtaken_by_another_falls_away(db: None) -> None:
    cast = await the_example()
    shaped = await configuration()
    ticket = await standing(cast, "1.2")
    asked = onward(shaped, ticket, ()).asked[0]
    yes, _, in_part = (choice.given for choice in asked.choices)
    later = onward(shaped, ticket, [in_part]).asked[1].choices[0].given

    course = onward(shaped, ticket, [yes, later])

    assert course.answers == (yes,)
    assert course.center_id == cast.center("1.3")


async def test_a_type_without_workflow_begins_nowhere(db: None) -> None:
    await the_example()
    assert beginning(await configuration(), None, ()).ends


async def test_other_crs_say_who_can(db: None) -> None:
    cast = await the_example()
    shaped = await configuration()
    ticket = await standing(cast, "1.2")

    analyst = composing.directions(shaped, ticket, by=cast.bruno)
    [reason] = analyst.other
    assert isinstance(reason, MayNotMoveOffFlow)
    assert cast.admin in reason.who
    assert analyst.first == "advance"
    assert composing.directions(shaped, ticket, by=cast.admin).other == ()
    assert composing.other_centers(shaped, ticket, by=cast.bruno) == ()
    codes = [center.code for center in composing.other_centers(shaped, ticket, by=cast.admin)]
    assert codes == ["1.1", "1.3", "1.4", "1.5", "1.9"]


async def test_off_the_flow_whoever_returns_needs_no_right(db: None) -> None:
    cast = await the_example()
    shaped = await configuration()
    ticket = replace(await standing(cast, "1.2"), flow="off")

    directions = composing.directions(shaped, ticket, by=cast.bruno)

    assert isinstance(directions.advance[0], MoveIsMissing)
    assert directions.other == ()
    back = composing.other_centers(shaped, ticket, by=cast.bruno)
    assert "1.3" in [center.code for center in back]


async def test_a_locked_contact_names_who_can(db: None) -> None:
    cast = await the_example()
    shaped = await configuration()
    ticket = await standing(cast, "1.2", contact_user_id=cast.carla)

    lock = composing.lock(shaped, ticket, by=cast.bruno)

    assert lock is not None
    assert lock.holder == cast.carla
    assert cast.ana in lock.above
    assert composing.lock(shaped, ticket, by=cast.carla) is None
    assert composing.lock(shaped, ticket, by=cast.ana) is None


async def test_arriving_where_a_contact_user_is_required_asks_for_one(db: None) -> None:
    cast = await the_example()
    shaped = await configuration()
    ticket = await standing(cast, "1.2")
    yes = onward(shaped, ticket, ()).asked[0].choices[0].given
    assert composing.wants_contact_user(shaped, ticket, onward(shaped, ticket, [yes]))

    there = await standing(cast, "1.3")
    assert not composing.wants_contact_user(shaped, there, onward(shaped, there, ()))


async def test_who_may_be_named_begins_with_the_present_one(db: None) -> None:
    cast = await the_example()
    shaped = await configuration()
    first, second, *others = composing.candidates(shaped, by=cast.bruno, present=cast.carla)
    assert (first, second) == (cast.carla, cast.bruno)
    assert cast.rui in others
    assert cast.marta not in others


async def test_a_full_cr_says_so_before_the_move(db: None) -> None:
    await the_example()
    shaped = await configuration()
    limited = next(c for c in shaped.centers.values() if c.wip_limit)
    full = {limited.id: limited.wip_limit or 0}

    refusal = composing.over_limit(shaped, limited.id, full)

    assert isinstance(refusal, ColumnIsFull)
    assert refusal.count == (limited.wip_limit or 0) + 1
    assert composing.over_limit(shaped, limited.id, full, present=limited.id) is None
    assert composing.over_limit(shaped, limited.id, {}) is None


async def test_a_contact_users_load_counts_what_is_late(db: None) -> None:
    cast = await the_example()
    await a_ticket("1.1", contact_user_id=cast.carla, next_contact_on=in_days(-3))
    await a_ticket("1.1", contact_user_id=cast.carla, next_contact_on=in_days(3))
    around = await surroundings(by=cast.bruno, customer_id=cast.customer)
    assert (around.loads[cast.carla].open, around.loads[cast.carla].overdue) == (2, 1)
    assert cast.product in around.products


async def test_the_most_specific_reply_stands_first(db: None) -> None:
    cast = await the_example()
    shaped = await configuration()
    found = fitting(shaped, cast.type("1.1"), cast.center("1.2"))
    assert found
    precise = [2 * bool(reply.centers) + bool(reply.types) for reply in found]
    assert precise == sorted(precise, reverse=True)


def test_a_reply_is_filled_and_keeps_what_it_does_not_know() -> None:
    text = filled("{customer}: {user} calls {next_contact} {strange}", {"customer": "Estrela"})
    assert text == "Estrela: {user} calls {next_contact} {strange}"


async def test_the_day_strip_ends_at_the_wall(db: None) -> None:
    cast = await the_example()
    shaped = await configuration()
    days = strip(shaped, shaped.types[cast.type("1.1")], TUESDAY, date(2026, 11, 25))
    assert [day.date.day for day in days.days] == [24, 25, 26, 27, 28, 29]
    assert [day.is_out for day in days.days] == [False] * 4 + [True] * 2
    assert [day.date.day for day in days.days if day.is_limit] == [27]
    assert not days.has_more


async def test_a_due_date_moves_to_the_next_working_day(db: None) -> None:
    cast = await the_example()
    shaped = await configuration()
    kind = shaped.types[cast.type("1.1")]
    friday = date(2026, 11, 27)
    assert prefilled(shaped, kind, TUESDAY, TUESDAY) == date(2026, 11, 25)
    assert prefilled(shaped, kind, friday, date(2026, 11, 20)) == date(2026, 11, 30)
    assert prefilled(shaped, kind, TUESDAY, friday) == friday
    assert prefilled(shaped, kind, TUESDAY, None) is None


async def test_where_no_working_day_is_left_the_last_day_is_offered(db: None) -> None:
    cast = await the_example()
    shaped = await configuration()
    assert offered(shaped, shaped.types[cast.type("2.1")], date(2026, 11, 27)) == date(2026, 11, 28)


async def test_counted_in_working_days_the_wall_stands_later(db: None) -> None:
    cast = await the_example()
    shaped = _in_working_days(await configuration())
    assert strip(shaped, shaped.types[cast.type("1.1")], date(2026, 11, 26), None).latest == date(
        2026, 12, 1
    )


def _in_working_days(shaped: Configuration) -> Configuration:
    return replace(shaped, installation=replace(shaped.installation, counts_working_days=True))


async def test_today_is_the_installations(db: None) -> None:
    await the_example()
    shaped = await configuration()
    assert shaped.today(datetime(2026, 11, 24, 1, tzinfo=UTC)) == date(2026, 11, 23)
