from __future__ import annotations

import pytest

from services import tickets
from services.refusals import NotFound, Refused
from services.tickets import Wish, reads
from tests.factories import a_person, a_role, a_ticket, in_days, the_example


async def test_a_sheet_says_whom_to_call_and_where_the_ticket_stands(db: None) -> None:
    cast = await the_example()
    number = await a_ticket("1.2", type="1.1", contact_user_id=cast.carla, product_id=cast.product)

    sheet = await reads.find(number, by=cast.bruno)

    assert sheet.ticket.center_id == cast.center("1.2")
    assert sheet.customer.name == "Padaria Estrela"
    assert sheet.whom_to_call is not None
    assert sheet.whom_to_call.name == "Valdir Souza"
    assert [a.value for a in sheet.whom_to_call.addresses] == ["(11) 98888-0000"]
    assert sheet.product
    assert sheet.usual_stay is None


async def test_history_is_newest_first_with_what_changed(db: None) -> None:
    cast = await the_example()
    number = await a_ticket("1.1", contact_user_id=cast.bruno)
    wish = Wish(text="Called back", channel_id=cast.channel(), person_id=cast.person,
                next_contact_on=in_days(1))  # fmt: skip
    await tickets.follow_up(number, wish, version=1, by=cast.bruno)

    sheet = await reads.find(number, by=cast.bruno)

    newest, opening = sheet.history
    assert (newest.text, newest.person, newest.author_id) == (
        "Called back",
        "Valdir Souza",
        cast.bruno,
    )
    change = newest.change("next_contact_on")
    assert change is not None
    assert (change.before, change.after) == (None, in_days(1).isoformat())
    assert opening.kind == "opened"
    assert not sheet.has_earlier


async def test_answers_read_as_they_read_then(db: None) -> None:
    cast = await the_example()
    number = await a_ticket("1.1", type="1.1", contact_user_id=cast.bruno)
    shaped = await reads.configuration()
    state = (await reads.find(number, by=cast.bruno)).ticket
    from services.tickets.course import onward

    [asked] = onward(shaped, state, ()).asked
    wish = Wish(text="Signed", channel_id=cast.channel(), person_id=cast.person,
                direction="advance", answers=(asked.choices[0].given,))  # fmt: skip
    await tickets.follow_up(number, wish, version=1, by=cast.bruno)

    newest = (await reads.find(number, by=cast.bruno)).history[0]
    assert [(a.question, a.label) for a in newest.answers] == [
        (asked.question, asked.choices[0].label)
    ]


async def test_who_mentions_a_ticket_is_told_where(db: None) -> None:
    cast = await the_example()
    one, other = await a_ticket("1.1", "The first"), await a_ticket("1.1", "The second")
    await tickets.follow_up(other, Wish(text=f"Same as #{one}"), version=1, by=cast.bruno)

    sheet = await reads.find(one, by=cast.bruno)

    assert [(m.number, m.subject) for m in sheet.mentioned_by] == [(other, "The second")]


async def test_what_one_may_not_see_is_not_found(db: None) -> None:
    cast = await the_example()
    number = await a_ticket("1.1", opened_by=cast.ana, contact_user_id=cast.carla)
    role = await a_role("ticket.follow_up", scope="own")
    outsider = await a_person("olga", role=role)

    with pytest.raises(Refused) as refused:
        await reads.find(number, by=outsider)
    assert isinstance(refused.value.refusals[0], NotFound)


async def test_a_mention_in_a_ticket_out_of_sight_is_not_told(db: None) -> None:
    cast = await the_example()
    role = await a_role("ticket.follow_up", scope="own")
    olga = await a_person("olga", role=role)
    mine = await a_ticket("1.1", contact_user_id=olga)
    theirs = await a_ticket("1.1", contact_user_id=cast.carla, opened_by=cast.ana)
    await tickets.follow_up(theirs, Wish(text=f"See #{mine}"), version=1, by=cast.carla)

    assert (await reads.find(mine, by=olga)).mentioned_by == ()
