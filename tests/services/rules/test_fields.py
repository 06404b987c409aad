"""What a field may hold, whatever the type asks for."""

from typing import Any

import pytest

from models import Ticket
from services.rules.texts import LONGEST_SUBJECT, LONGEST_TEXT
from tests.factories import a_ticket, in_days, the_example
from tests.services.rules.acts import changed, opened, refusals, said

pytestmark = pytest.mark.usefixtures("db")
LONG_TEXT, LONG_SUBJECT = "x" * LONGEST_TEXT, "x" * LONGEST_SUBJECT


@pytest.mark.parametrize(
    ("wish", "refused"),
    [
        ({"text": LONG_TEXT}, {}),
        ({"text": LONG_TEXT + "x"}, {"TextIsTooLong": "text"}),
        ({"subject": LONG_SUBJECT}, {}),
        ({"subject": LONG_SUBJECT + "x"}, {"SubjectIsTooLong": "subject"}),
        ({"subject": " "}, {"SubjectIsMissing": "subject"}),
        ({"priority": 1}, {}),
        ({"priority": 9}, {}),
        ({"priority": 0}, {"PriorityIsWrong": "priority"}),
        ({"priority": 10}, {"PriorityIsWrong": "priority"}),
        ({"channel_id": 999_999}, {"ChannelIsUnusable": "channel"}),
        ({"product_id": 999_999}, {"ProductIsUnusable": "product"}),
        ({"person_id": 999_999}, {"PersonIsForeign": "person"}),
    ],
)
async def test_a_follow_up(wish: dict[str, Any], refused: dict[str, str]) -> None:
    cast = await the_example()
    act = said(await a_ticket(), cast.admin, **wish)
    if refused:
        assert await refusals(act) == refused
    else:
        assert (await act).number


async def test_a_channel_no_longer_in_use_is_not_spoken_on() -> None:
    cast = await the_example()
    await changed("update contact_channel set is_active = ? where id = ?", False, cast.channel())
    act = said(await a_ticket(), cast.bruno, channel_id=cast.channel(), person_id=cast.person)
    assert await refusals(act) == {"ChannelIsUnusable": "channel"}


async def test_p1_another_priority_needs_the_right_each_way() -> None:
    cast = await the_example()
    number = await a_ticket()
    await said(number, cast.admin, priority=1)
    assert await refusals(said(number, cast.bruno, priority=None)) == {"NotPermitted": "priority"}
    assert (await said(number, cast.bruno, subject="Another")).version == 3


async def test_f2_a_first_entry_may_do_without_words_where_the_type_says_so() -> None:
    cast = await the_example()
    assert (await opened(cast, cast.bruno, text="")).number


async def test_f4_a_type_without_a_limit_lets_the_date_go() -> None:
    cast = await the_example()
    await changed("update ticket_type set max_contact_days = null where code = '2.2'")
    number = await a_ticket(next_contact_on=in_days(1))
    await said(number, cast.bruno, next_contact_on=None)
    assert (await Ticket.get(number=number)).next_contact_on is None
    await said(number, cast.bruno, next_contact_on=in_days(400))
    assert await refusals(said(number, cast.bruno, next_contact_on=in_days(-2))) == {
        "DateIsOut": "next_contact"
    }
