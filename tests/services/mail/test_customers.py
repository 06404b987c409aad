"""A follow-up that goes to the contact person, where the installation lets it."""

from __future__ import annotations

from typing import Any

import pytest

from models import ContactAddress, FollowUp, Installation, LedgerEntry, Mail
from services.mail.worker import Worker
from services.refusals import PersonCantBeMailed, Refused
from services.tickets import follow_up, reads, undo
from services.tickets.wishes import Done, Wish
from services.transaction import Work, unit_of_work
from tests.factories import Cast, a_closed_ticket, a_ticket
from tests.services.mail.conftest import Time
from tests.services.mail.post_office import PostOffice, part_of, subject_of
from tests.services.rules.acts import changed, opened, refusals, reopened


@pytest.fixture
async def mailed(cast: Cast) -> Cast:
    """Customers may be mailed, and Valdir has an address."""

    async def body(work: Work) -> None:
        await Installation.filter(id=1).update(mails_customers=True)
        await ContactAddress.create(
            person_id=cast.person, channel_id=cast.channel("mail"), value="valdir@padaria.example"
        )
        work.configuration_changed()

    await unit_of_work(body, by=None)
    return cast


async def told(cast: Cast, time: Time, number: int, text: str = "We come tomorrow.") -> Done:
    wish = Wish(text=text, channel_id=cast.channel(), person_id=cast.person, mails_person=True)
    return await follow_up(number, wish, version=1, by=cast.bruno, now=time.now)


async def test_the_text_is_what_they_get_and_they_answer_the_contact_user(
    mailed: Cast, sender: Worker, office: PostOffice, time: Time
) -> None:
    number = await a_ticket(contact_user_id=mailed.carla, customer_id=mailed.customer)
    await told(mailed, time, number)
    await sender.drain()
    assert office.taken == []
    time.goes_by(seconds=20)
    await sender.drain()
    [arrived] = office.taken
    assert arrived["X-Rcpt"] == "valdir@padaria.example"
    assert "<carla@example.com>" in arrived["Reply-To"]
    assert subject_of(arrived) == f"The till prints nothing – #{number}"
    text = part_of(arrived, "plain")
    assert text.startswith("We come tomorrow.")
    assert "atende.example.com" not in text + part_of(arrived, "html")
    told_of = await LedgerEntry.filter(subject=f"ticket:{number}").order_by("-seq").first()
    assert told_of
    assert "mailed_person" in str(told_of.payload)
    [entry, *_] = (await reads.find(number, by=mailed.bruno)).history
    assert entry.mailed == "sent"


async def test_undone_within_the_hold_they_get_nothing(
    mailed: Cast, sender: Worker, office: PostOffice, time: Time
) -> None:
    number = await a_ticket(customer_id=mailed.customer)
    done = await told(mailed, time, number)
    await unit_of_work(lambda work: withdrawn(work, done, time), by=None)
    time.goes_by(minutes=1)
    await sender.drain()
    assert office.taken == []


async def withdrawn(work: Work, done: Done, time: Time) -> None:
    await FollowUp.filter(id=done.follow_up_id).update(undone_at=time.now)


async def test_a_text_that_was_removed_meanwhile_goes_nowhere(
    mailed: Cast, sender: Worker, office: PostOffice, time: Time
) -> None:
    number = await a_ticket(customer_id=mailed.customer)
    done = await told(mailed, time, number, "my password is 1234")
    await unit_of_work(lambda work: blanked(work, done), by=None)
    time.goes_by(minutes=1)
    await sender.drain()
    assert office.taken == []
    assert (await Mail.get(why="customer")).last_error == "the text was removed"


async def blanked(work: Work, done: Done) -> None:
    await FollowUp.filter(id=done.follow_up_id).update(text="")


async def test_where_customers_are_not_mailed_nothing_is_recorded(cast: Cast, time: Time) -> None:
    number = await a_ticket(customer_id=cast.customer)
    with pytest.raises(Refused) as refused:
        await told(cast, time, number)
    assert refused.value.refusals == (PersonCantBeMailed(),)
    assert not await Mail.exists()


async def test_who_has_no_address_is_refused(mailed: Cast, time: Time) -> None:
    await unit_of_work(lambda _: ContactAddress.filter(channel_id=mailed.channel("mail")).delete(),
                       by=None)  # fmt: skip
    with pytest.raises(Refused):
        await told(mailed, time, await a_ticket(customer_id=mailed.customer))


async def test_without_the_box_nobody_outside_is_mailed(
    mailed: Cast, sender: Worker, office: PostOffice, time: Time
) -> None:
    number = await a_ticket(customer_id=mailed.customer)
    wish = Wish(text="Among us.", channel_id=mailed.channel(), person_id=mailed.person)
    await follow_up(number, wish, version=1, by=mailed.bruno, now=time.now)
    time.goes_by(minutes=1)
    await sender.drain()
    assert "valdir@padaria.example" not in [each["X-Rcpt"] for each in office.taken]


def spoken(cast: Cast, **more: Any) -> dict[str, Any]:
    return {"channel_id": cast.channel(), "person_id": cast.person, "mails_person": True, **more}


async def test_an_opening_may_go_to_them_and_is_gone_with_it(
    mailed: Cast, sender: Worker, office: PostOffice, time: Time
) -> None:
    done = await opened(mailed, mailed.bruno, **spoken(mailed, text="We have it in hand."))
    await opened(mailed, mailed.bruno, **spoken(mailed, mails_person=False, text="Among us."))
    wrong = await opened(mailed, mailed.bruno, **spoken(mailed, text="A slip."))
    await undo(wrong.number, wrong.follow_up_id, by=mailed.bruno)
    time.goes_by(minutes=1)
    await sender.drain()
    [arrived] = [each for each in office.taken if each["X-Rcpt"] == "valdir@padaria.example"]
    assert part_of(arrived, "plain").startswith("We have it in hand.")
    [entry] = (await reads.find(done.number, by=mailed.bruno)).history
    assert entry.mailed == "sent"


async def test_an_opening_that_moves_on_is_mailed_once(
    mailed: Cast, sender: Worker, office: PostOffice, time: Time
) -> None:
    then = Wish(direction="advance", expects_center_id=mailed.center("1.4"))
    await opened(mailed, mailed.bruno, **spoken(mailed, then=then))
    time.goes_by(minutes=1)
    await sender.drain()
    assert [each["X-Rcpt"] for each in office.taken] == ["valdir@padaria.example"]


async def test_a_reopening_may_go_to_them(
    mailed: Cast, sender: Worker, office: PostOffice, time: Time
) -> None:
    number = await a_closed_ticket(customer_id=mailed.customer)
    await reopened(number, mailed.bruno, **spoken(mailed, text="We look at it again."))
    time.goes_by(minutes=1)
    await sender.drain()
    [arrived] = office.taken
    assert part_of(arrived, "plain").startswith("We look at it again.")


@pytest.mark.parametrize("lacking", ["setting", "address", "text"])
async def test_opening_and_reopening_are_refused_as_a_follow_up_is(
    mailed: Cast, lacking: str
) -> None:
    closed = await a_closed_ticket(customer_id=mailed.customer)
    await changed("update ticket_type set require_text = ?", False)
    if lacking == "setting":
        await changed("update installation set mails_customers = ?", False)
    if lacking == "address":
        await changed("delete from contact_address where value = ?", "valdir@padaria.example")
    given = spoken(mailed, text="" if lacking == "text" else "We come tomorrow.")
    for act in (opened(mailed, mailed.bruno, **given), reopened(closed, mailed.bruno, **given)):
        assert (await refusals(act))["PersonCantBeMailed"] == "mails_person"
    assert not await Mail.exists()
