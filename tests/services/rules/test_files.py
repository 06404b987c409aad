"""A1, A2, F1: which files an entry brings, and that they come with it or not at all."""

from __future__ import annotations

from uuid import uuid4

import pytest

from models import Attachment, FollowUp, Ticket, Upload
from services import tickets
from services.refusals import Refused
from services.tickets import Wish
from tests.factories import Cast, a_closed_ticket, a_ticket, in_days, the_example
from tests.services.attachments.sending import picture, sent
from tests.services.rules.acts import changed, opened, refusals, reopened, said, version

MEGABYTE = 1024 * 1024


@pytest.fixture
async def cast(db: None) -> Cast:
    return await the_example()


async def test_a_follow_up_brings_its_files_in_its_own_commit(cast: Cast) -> None:
    number = await a_ticket("1.1", type="2.2")
    first = await sent(b"measured twice", by=cast.bruno, number=number)
    second = await sent(picture(), "rack.png", by=cast.bruno, number=number)
    before = await version(number)
    done = await said(number, cast.bruno, files=(first.token, second.token))
    kept = await Attachment.filter(follow_up_id=done.follow_up_id).order_by("id")
    assert [(each.name, each.media_type) for each in kept] == [
        ("notes.txt", "text/plain"), ("rack.png", "image/png"),
    ]  # fmt: skip
    assert [each.has_thumbnail for each in kept] == [False, True]
    assert await Upload.all().count() == 0
    ticket = await Ticket.get(number=number)
    assert (ticket.attachment_count, ticket.version) == (2, before)


async def test_files_with_text_only_wait_for_no_version(cast: Cast) -> None:
    number = await a_ticket("1.1", type="2.2")
    file = await sent(b"x", by=cast.bruno, number=number)
    wish = Wish(text="As asked.", files=(file.token,))
    await tickets.follow_up(number, wish, version=99, by=cast.bruno)
    assert (await Ticket.get(number=number)).attachment_count == 1


async def test_the_same_key_attaches_once(cast: Cast) -> None:
    number, key = await a_ticket("1.1", type="2.2"), str(uuid4())
    file = await sent(b"x", by=cast.bruno, number=number)
    wish = Wish(text="As asked.", files=(file.token,))
    one = await tickets.follow_up(number, wish, version=1, by=cast.bruno, key=key)
    two = await tickets.follow_up(number, wish, version=1, by=cast.bruno, key=key)
    assert one == two
    assert await Attachment.all().count() == 1


async def test_an_opening_brings_files_once_even_where_it_moves_on(cast: Cast) -> None:
    file = await sent(b"x", by=cast.bruno)
    done = await opened(
        cast, cast.bruno, files=(file.token,), then=Wish(direction="advance"),
        next_contact_on=in_days(0),
    )  # fmt: skip
    assert (await Ticket.get(number=done.number)).attachment_count == 1
    [kept] = await Attachment.all()
    assert (await FollowUp.get(id=kept.follow_up_id)).kind == "opened"


async def test_a_type_without_files_takes_none_and_shows_those_it_has(cast: Cast) -> None:
    number = await a_ticket("1.1", type="2.2")
    file = await sent(b"x", by=cast.bruno, number=number)
    await said(number, cast.bruno, files=(file.token,))
    late = await sent(b"y", by=cast.bruno, number=number)
    await changed("update ticket_type set allow_attachments = ?", False)
    assert await refusals(sent(b"z", by=cast.bruno, number=number)) == {"FilesAreOff": "files"}
    assert await refusals(said(number, cast.bruno, files=(late.token,))) == {"FilesAreOff": "files"}
    assert await Attachment.all().count() == 1


async def test_the_type_says_how_large(cast: Cast) -> None:
    number = await a_ticket("1.1", type="2.2")
    large = await sent(b"x" * (2 * MEGABYTE), by=cast.bruno, number=number)
    await changed("update ticket_type set max_attachment_mb = 1")
    wrong = {"FileIsTooLarge": "files"}
    assert await refusals(said(number, cast.bruno, files=(large.token,))) == wrong
    assert await refusals(sent(b"x" * (MEGABYTE + 1), by=cast.bruno, number=number)) == wrong
    await sent(b"x" * MEGABYTE, by=cast.bruno, number=number)


async def test_nobody_uses_what_another_sent_or_what_was_sent_for_another_ticket(
    cast: Cast,
) -> None:
    number, other = await a_ticket("1.1", type="2.2"), await a_ticket("1.1", type="2.2")
    theirs = await sent(b"x", by=cast.carla, number=number)
    elsewhere = await sent(b"x", by=cast.bruno, number=other)
    once = await sent(b"x", by=cast.bruno, number=number)
    for tokens in ((theirs.token,), (elsewhere.token,), (once.token, once.token), ("x" * 43,)):
        found = await refusals(said(number, cast.bruno, files=tokens))
        assert found == {"UploadIsGone": "files"}
    assert await Attachment.all().count() == 0
    assert await Upload.all().count() == 3


async def test_a_refused_entry_leaves_its_files_waiting(cast: Cast) -> None:
    number = await a_ticket("1.1", type="2.2")
    file = await sent(b"x", by=cast.bruno, number=number)
    with pytest.raises(Refused):
        await said(number, cast.bruno, text=" ", files=(file.token,))
    await said(number, cast.bruno, files=(file.token,))
    assert await Attachment.all().count() == 1


async def test_a_reopening_brings_its_files_and_takes_them_back_undone(cast: Cast) -> None:
    number = await a_closed_ticket()
    file = await sent(picture(), "torn.png", by=cast.bruno, number=number)
    done = await reopened(number, cast.bruno, files=(file.token,))
    [kept] = await Attachment.filter(follow_up_id=done.follow_up_id)
    assert kept.name == "torn.png"
    assert (await Ticket.get(number=number)).attachment_count == 1
    await tickets.undo(number, done.follow_up_id, by=cast.bruno)
    assert (await Ticket.get(number=number)).attachment_count == 0


async def test_a_reopening_is_held_to_the_type_as_any_entry(cast: Cast) -> None:
    number = await a_closed_ticket()
    file = await sent(b"x", by=cast.bruno, number=number)
    foreign = await sent(b"x", by=cast.rui, number=number)
    await changed("update ticket_type set allow_attachments = ?", False)
    tokens = (file.token, foreign.token)
    found = await refusals(reopened(number, cast.bruno, files=tokens))
    assert found == {"FilesAreOff": "files", "UploadIsGone": "files"}
    assert await Attachment.all().count() == 0
