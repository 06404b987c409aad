"""Handing a person's open tickets over."""

import pytest

from models import FollowUp, HandOver, Ticket
from services import tickets
from tests.factories import a_closed_ticket, a_ticket, the_example
from tests.services.rules.acts import refusals

pytestmark = pytest.mark.usefixtures("db")


async def test_all_open_tickets_of_a_person_change_hands_with_the_reason_in_their_history() -> None:
    cast = await the_example()
    numbers = [await a_ticket(type="1.1", contact_user_id=cast.rui) for _ in range(23)]
    closed = await a_closed_ticket(contact_user_id=cast.rui)
    handed = await tickets.hand_over(cast.rui, cast.carla, reason="On leave", by=cast.admin)
    assert handed == 23
    assert {t.contact_user_id for t in await Ticket.filter(number__in=numbers)} == {cast.carla}
    assert (await Ticket.get(number=closed)).contact_user_id == cast.rui
    entry = await FollowUp.filter(ticket_id=numbers[0]).order_by("-id").first()
    assert (entry.kind, entry.text, entry.author_id) == ("handed_over", "On leave", cast.admin)
    assert len((await HandOver.get()).tickets) == 23


async def test_nobody_takes_over_who_may_not_follow_up() -> None:
    cast = await the_example()
    number = await a_ticket(contact_user_id=cast.rui)
    act = tickets.hand_over(cast.rui, cast.marta, reason="On leave", by=cast.admin)
    assert "ContactUserCantFollowUp" in await refusals(act)
    assert (await Ticket.get(number=number)).contact_user_id == cast.rui
