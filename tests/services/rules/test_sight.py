"""P1: who doesn't see a ticket can do nothing with it, and isn't told that it is there."""

from datetime import UTC, datetime

import pytest

from tests.factories import a_closed_ticket, a_person, a_role, a_ticket, the_example
from tests.services.rules.acts import refusals, reopened, said

pytestmark = pytest.mark.usefixtures("db")
NOT_THERE = {"NotFound": ""}


async def test_p1_what_is_out_of_sight_is_neither_continued_nor_reopened() -> None:
    cast = await the_example()
    role = await a_role("ticket.follow_up", "ticket.reopen", scope="own")
    olga = await a_person("olga", role=role)
    theirs = await a_ticket("1.1", opened_by=cast.ana)
    closed = await a_closed_ticket(by=cast.ana)
    assert await refusals(said(theirs, olga)) == NOT_THERE
    assert await refusals(reopened(closed, olga)) == NOT_THERE
    assert (await said(await a_ticket("1.1", contact_user_id=olga), olga)).number


async def test_p1_a_withdrawn_ticket_is_not_there() -> None:
    cast = await the_example()
    number = await a_ticket("1.1", withdrawn_at=datetime.now(UTC))
    assert await refusals(said(number, cast.admin)) == NOT_THERE
