"""What should never have been written is destroyed, with a trace."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from models import Attachment, FollowUp, LedgerEntry, Mail, Mention, Ticket
from services import attachments, events, storage, tickets
from services.example.rows import inserted
from services.live.rooms import touch
from services.live.telling import RoomTold
from services.storage import Damaged
from services.tickets import reads
from services.transaction import Work, dialect, json_value, unit_of_work
from tests.disk import on_the_disk
from tests.factories import Cast, a_closed_ticket, a_person, a_role, a_ticket, the_example
from tests.services.attachments.sending import picture, sent
from tests.services.rules.acts import refusals, said, version

SECRET = "Xyzzy-4711-plugh"


@pytest.fixture
async def cast(db: None) -> Cast:
    return await the_example()


async def with_file(cast: Cast) -> tuple[int, Attachment]:
    number = await a_ticket("1.1", type="2.2")
    file = await sent(picture(), "rack.png", by=cast.bruno, number=number)
    await said(number, cast.bruno, files=(file.token,))
    return number, await Attachment.get(name="rack.png")


async def test_a_files_bytes_go_and_its_history_says_who_and_why(cast: Cast) -> None:
    number, file = await with_file(cast)
    told: list[object] = []
    events.subscribe(told.append)
    await touch(("all",))
    await tickets.remove_file(file.id, reason="Wrong  customer", by=cast.bruno)
    with pytest.raises(Damaged):
        await storage.storage().read(file.storage_key)
    ticket = await Ticket.get(number=number)
    assert ticket.attachment_count == 0
    [shown] = (await reads.find(number, by=cast.carla)).history[0].files
    assert shown.removed is not None
    assert (shown.name, shown.removed.by, shown.removed.reason) == (
        "rack.png", cast.bruno, "Wrong customer",
    )  # fmt: skip
    assert [each.room for each in told if isinstance(each, RoomTold)] == ["all"]
    entry = await last_entry(number)
    assert (entry.happened, entry.actor_id) == ("file_removed", cast.bruno)
    assert json_value(entry.payload)["sha256"] == file.sha256
    assert "rack" not in str(entry.payload)


async def test_a_file_of_an_act_that_was_taken_back_is_removed_and_counted_once(
    cast: Cast,
) -> None:
    number, file = await with_file(cast)
    await tickets.undo(number, file.follow_up_id, by=cast.bruno)
    assert (await Ticket.get(number=number)).attachment_count == 0
    await tickets.remove_file(file.id, reason="Wrong", by=cast.bruno)
    assert (await Ticket.get(number=number)).attachment_count == 0


async def test_it_is_there_for_nobody_any_more(cast: Cast) -> None:
    _, file = await with_file(cast)
    assert (await attachments.find(file.id, by=cast.carla)).name == "rack.png"
    await tickets.remove_file(file.id, reason="Wrong", by=cast.admin)
    assert list(await refusals(attachments.find(file.id, by=cast.carla))) == ["NotFound"]
    again = tickets.remove_file(file.id, reason="Wrong", by=cast.admin)
    assert list(await refusals(again)) == ["NotFound"]


async def test_only_its_author_or_whoever_runs_the_system_removes_it(cast: Cast) -> None:
    _, file = await with_file(cast)
    found = await refusals(tickets.remove_file(file.id, reason="Wrong", by=cast.ana))
    assert list(found) == ["NotPermitted"]
    found = await refusals(tickets.remove_file(file.id, reason=" ", by=cast.bruno))
    assert found == {"IsMissing": "reason"}
    assert (await Attachment.get(id=file.id)).removed_at is None


async def test_the_words_of_an_entry_go_from_everywhere(cast: Cast, tmp_path: Path) -> None:
    number = await a_ticket("1.1", type="2.2")
    other = await a_ticket("1.1", type="2.2")
    done = await said(number, cast.bruno, text=f"See #{other}. {SECRET * 400}")
    row: dict[str, Any] = {"follow_up_id": done.follow_up_id, "ticket_id": number}
    await mailed(cast.ana, **row, body=f'{{"text": "{SECRET}"}}')
    await mailed(None, **row, to_person_id=cast.person, why="customer")
    before = await FollowUp.get(id=done.follow_up_id)
    await tickets.remove_text(done.follow_up_id, reason="A password", by=cast.bruno)
    after = await FollowUp.get(id=done.follow_up_id)
    assert (after.text, after.text_removal_reason) == ("", "A password")
    assert (after.author_id, after.at, after.changes) == (
        before.author_id, before.at, before.changes,
    )  # fmt: skip
    assert await Mention.all().count() == 0
    mails = await Mail.filter(**row).order_by("id")
    assert [str(each.body) for each in mails] == ["{}", "{}"]
    assert [each.state for each in mails] == ["pending", "cancelled"]
    assert (await last_entry(number)).happened == "text_removed"
    assert (await reads.find(number, by=cast.ana)).history[0].text_removed is not None
    if dialect() == "sqlite":
        assert SECRET.encode() not in on_the_disk(tmp_path)


async def test_what_others_wrote_stays(cast: Cast) -> None:
    number, file = await with_file(cast)
    wrong = await sent(picture(), "wrong.png", by=cast.bruno, number=number)
    kept = await said(number, cast.bruno, text=f"See #{await a_ticket()}.")
    row: dict[str, Any] = {"follow_up_id": kept.follow_up_id, "ticket_id": number}
    await mailed(cast.ana, **row, body='{"a": 1}')
    await mailed(None, **row, to_person_id=cast.person, why="customer")
    slip = await said(number, cast.bruno, text="A slip.", files=(wrong.token,))
    wrongly = await Attachment.get(name="wrong.png")
    await tickets.remove_file(wrongly.id, reason="Wrong", by=cast.bruno)
    await tickets.remove_text(slip.follow_up_id, reason="Wrong", by=cast.bruno)
    assert (await Attachment.get(id=file.id)).removed_at is None
    assert await storage.storage().read(file.storage_key)
    assert (await FollowUp.get(id=kept.follow_up_id)).text.startswith("See #")
    assert await Mention.filter(follow_up_id=kept.follow_up_id).exists()
    mails = await Mail.filter(follow_up_id=kept.follow_up_id).order_by("id")
    assert [(each.state, json_value(each.body)) for each in mails] == [
        ("pending", {"a": 1}), ("pending", {}),
    ]  # fmt: skip
    assert (await Ticket.get(number=number)).attachment_count == 1


async def test_a_closed_ticket_lets_go_of_words_too_and_stays_closed(cast: Cast) -> None:
    number = await a_closed_ticket(by=cast.bruno)
    entry = await FollowUp.get(ticket_id=number)
    await written(entry.id, "secret")
    await tickets.remove_text(entry.id, reason="A password", by=cast.admin)
    ticket = await Ticket.get(number=number)
    assert ticket.closed_at is not None
    assert ticket.version == 2


async def test_whoever_moves_on_meanwhile_is_told(cast: Cast) -> None:
    number, file = await with_file(cast)
    stale = await version(number)
    await tickets.remove_file(file.id, reason="Wrong", by=cast.bruno)
    found = await refusals(
        tickets.follow_up(
            number, tickets.Wish(text="On", subject="Other"), version=stale, by=cast.carla
        )
    )
    assert list(found) == ["TicketHasChanged"]


async def test_who_may_not_see_the_ticket_neither_has_its_files_nor_removes_them(
    cast: Cast,
) -> None:
    _, file = await with_file(cast)
    stranger = await a_person("zoe", role=await a_role("settings.system", name="Own", scope="own"))
    found = await refusals(tickets.remove_file(file.id, reason="Wrong", by=stranger))
    assert list(found) == ["NotFound"]
    assert list(await refusals(attachments.find(file.id, by=stranger))) == ["NotFound"]


async def last_entry(number: int) -> LedgerEntry:
    return (await LedgerEntry.filter(subject=f"ticket:{number}").order_by("-seq"))[0]


async def mailed(user: int | None, **row: Any) -> None:
    async def write(work: Work) -> None:
        await inserted(work, Mail, [
            {"to_user_id": user, "why": "spy", "body": "{}", "state": "pending",
             "created_at": work.now, "not_before": work.now, **row}
        ])  # fmt: skip

    await unit_of_work(write, by=None)


async def written(entry: int, text: str) -> None:
    async def write(work: Work) -> None:
        await work.rows(("update follow_up set text = ? where id = ?", (text, entry)))

    await unit_of_work(write, by=None)
