"""A composer opens with what the ticket lets expect."""

from __future__ import annotations

from components.ticket.desk import desk
from components.ticket.filling import prefill
from components.ticket.form import Form
from services import tickets
from services.tickets import Wish
from tests.factories import Cast, a_ticket, the_example

ASKS_FOR_CONTACT, DOES_NOT = "1.1", "2.2"


async def opened(number: int, cast: Cast, **known: object) -> tuple[int | None, int | None]:
    """Channel and person as the composer shows them."""
    form = Form(**known)  # type: ignore[arg-type]
    prefill(await desk(number, by=cast.carla), form)
    return form.channel_id, form.person_id


async def spoken(number: int, cast: Cast, **how: object) -> None:
    version = (await desk(number, by=cast.carla)).ticket.version
    wish = Wish(text="Told them", direction="stay", **how)  # type: ignore[arg-type]
    await tickets.follow_up(number, wish, version=version, by=cast.carla)


async def test_channel_and_person_are_those_of_the_last_entry(db: None) -> None:
    cast = await the_example()
    number = await a_ticket(type=DOES_NOT, customer_id=cast.customer)
    assert await opened(number, cast) == (None, None)
    await spoken(number, cast, channel_id=cast.channel("mail"), person_id=cast.person)
    assert await opened(number, cast) == (cast.channel("mail"), cast.person)


async def test_who_noted_something_without_a_contact_is_not_asked_for_one(db: None) -> None:
    cast = await the_example()
    number = await a_ticket(type=DOES_NOT, customer_id=cast.customer)
    await spoken(number, cast, channel_id=cast.channel("mail"), person_id=cast.person)
    await spoken(number, cast)
    assert await opened(number, cast) == (None, None)


async def test_where_the_type_asks_it_is_whom_one_calls(db: None) -> None:
    cast = await the_example()
    number = await a_ticket(type=ASKS_FOR_CONTACT, customer_id=cast.customer)
    assert await opened(number, cast) == (None, cast.person)


async def test_what_was_entered_already_stays(db: None) -> None:
    cast = await the_example()
    number = await a_ticket(type=DOES_NOT, customer_id=cast.customer)
    await spoken(number, cast, channel_id=cast.channel("mail"), person_id=cast.person)
    assert await opened(number, cast, channel_id=cast.channel()) == (cast.channel(), None)
