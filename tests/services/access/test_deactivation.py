"""Whoever goes leaves their open tickets to somebody."""

from __future__ import annotations

import pytest

from models import FollowUp, Ticket, User
from services.access.deactivation import deactivate
from services.access.refusals import SuccessorIsRequired
from services.handing_over.refusals import SuccessorIsWrong
from services.refusals import IsMissing, Refused
from tests.factories import a_closed_ticket, a_ticket, the_example


async def test_brunos_open_tickets_go_to_carla_in_the_same_act(db: None) -> None:
    cast = await the_example()
    mine = [await a_ticket(contact_user_id=cast.bruno) for _ in range(3)]
    closed = await a_closed_ticket(contact_user_id=cast.bruno)
    await deactivate(cast.bruno, successors=[cast.carla], reason="Left", by=cast.admin)
    assert not (await User.get(id=cast.bruno)).is_active
    for number in mine:
        assert (await Ticket.get(number=number)).contact_user_id == cast.carla
        entry = await FollowUp.filter(ticket_id=number).order_by("-id").first()
        assert entry is not None
        assert (entry.kind, entry.author_id, entry.text) == ("handed_over", cast.admin, "Left")
    assert (await Ticket.get(number=closed)).contact_user_id == cast.bruno


async def test_without_a_successor_who_can_nothing_changes(db: None) -> None:
    cast = await the_example()
    number = await a_ticket(contact_user_id=cast.bruno)
    for successors, refusal in (
        ([], SuccessorIsRequired(count=1)),
        ([cast.bruno], SuccessorIsWrong(user=cast.bruno)),
    ):
        with pytest.raises(Refused) as refused:
            await deactivate(cast.bruno, successors=successors, reason="Left", by=cast.admin)
        assert refused.value.refusals == (refusal,)
    assert (await User.get(id=cast.bruno)).is_active
    assert (await Ticket.get(number=number)).contact_user_id == cast.bruno


async def test_a_hand_over_that_broke_off_is_carried_on(db: None) -> None:
    cast = await the_example()
    await deactivate(cast.bruno, by=cast.admin)
    number = await a_ticket(contact_user_id=cast.bruno)
    await deactivate(cast.bruno, successors=[cast.carla], reason="Left", by=cast.admin)
    assert (await Ticket.get(number=number)).contact_user_id == cast.carla


async def test_each_ticket_says_why(db: None) -> None:
    cast = await the_example()
    number = await a_ticket(contact_user_id=cast.bruno)
    with pytest.raises(Refused) as refused:
        await deactivate(cast.bruno, successors=[cast.carla], reason=" ", by=cast.admin)
    assert refused.value.refusals == (IsMissing(what="reason"),)
    assert (await User.get(id=cast.bruno)).is_active
    assert (await Ticket.get(number=number)).contact_user_id == cast.bruno
