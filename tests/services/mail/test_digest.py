"""A morning as it arrives."""

from __future__ import annotations

from datetime import date

import pytest

from services import promises, tickets
from services.mail.worker import Worker
from services.tickets import Wish
from tests.factories import Cast, a_ticket
from tests.services.mail.conftest import Time
from tests.services.mail.post_office import PostOffice, part_of
from tests.services.promises.mornings import TUESDAY, at, multiplied, settled

FRIDAY = date(2026, 11, 20)


@pytest.fixture
def time() -> Time:
    return Time(at(TUESDAY, 7)())


async def test_a_morning_arrives_as_one_mail_however_much_is_overdue(
    cast: Cast, office: PostOffice, sender: Worker, time: Time
) -> None:
    number = await a_ticket("1.1", "No bread", contact_user_id=cast.bruno, next_contact_on=FRIDAY)
    await multiplied(number, 1000)
    await a_ticket("1.1", "The till", contact_user_id=cast.bruno, next_contact_on=TUESDAY)

    await promises.remind(time)
    await sender.drain()

    mails = {mail["X-Rcpt"]: mail for mail in office.taken}
    assert len(office.taken) == len(mails)
    assert set(mails) == {"bruno@example.com", "ana@example.com"}
    assert sorted(office.subjects()) == ["Your day: 1001 overdue below you",
                                         "Your day: 1001 overdue, 1 for today"]  # fmt: skip
    text, page = (
        part.get_payload(decode=True).decode() for part in mails["bruno@example.com"].get_payload()
    )
    assert f"#{number} No bread" in text
    assert "promised for Fri 20/11, 2 working days ago" in text
    assert "And 981 more. https://atende.example.com/my-day" in text
    assert f"https://atende.example.com/tickets/{number}" in page
    assert "https://atende.example.com/my-day" in page
    above = part_of(mails["ana@example.com"], "plain")
    assert "Open the board:\nhttps://atende.example.com/boards/all?due=overdue" in above
    assert "my-day" not in above


async def test_what_was_kept_before_it_left_is_not_in_it(
    cast: Cast, office: PostOffice, sender: Worker, time: Time
) -> None:
    await settled(escalation_days=0)
    kept = await a_ticket(contact_user_id=cast.bruno, next_contact_on=FRIDAY)
    await promises.remind(time)
    wish = Wish(text="They call back", next_contact_on=date(2026, 11, 26))
    await tickets.follow_up(kept, wish, version=1, by=cast.bruno, now=time())
    await sender.drain()
    assert office.taken == []
