"""One's own act is taken back, as long as nobody was told and nobody has acted since."""

from __future__ import annotations

import asyncio
import sys
import uuid
from asyncio.subprocess import PIPE
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from signal import SIGKILL
from typing import Any

import pytest

from models import FollowUp, LedgerEntry, Mail, Ticket
from services import attachments, database, events, tickets
from services.board import search
from services.catalog import customer_records
from services.handing_over.beginning import hand_over
from services.live.rooms import touch
from services.live.telling import RoomTold
from services.refusals import Refused, TooLateToUndo
from services.tickets import Done, Wish, reads
from services.tickets.my_day import my_day
from tests.factories import a_closed_ticket, a_customer, a_person, a_role, a_ticket, in_days
from tests.factories import the_example as example
from tests.services.attachments.sending import sent
from tests.services.rules.acts import answer, changed, opened, refusals, reopened, said
from tests.services.tickets.acting import someone, standing, wishes
from tests.services.tickets.undone import counts, recounted, state, taken_back

pytestmark = pytest.mark.usefixtures("db")
ROOT = Path(__file__).parents[3]
ACTS = 120
SERVER = (
    "insert into mail_server (id, host, port, security, username, sealed_password, sender, "
    "sender_name, per_hour, since) values (1, 'localhost', 25, 'none', '', '', 'a@example.com', "
    "'', 60, '2026-01-01 00:00:00+00:00')"
)
KILLED = """
import asyncio, os, signal, sys
from pathlib import Path
from services import attachments, database, tickets
from tests.factories import a_ticket, the_example

async def main():
    await database.open_database(sys.argv[1], Path(sys.argv[2]))
    cast = await the_example()
    number = await a_ticket("1.1")
    wish = tickets.Wish(text="Yours", contact_user_id=cast.carla)
    done = await tickets.follow_up(number, wish, version=1, by=cast.bruno)
    print(number, done.follow_up_id, cast.bruno, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""
"""A process that is killed as soon as it has recorded something."""


async def test_a_move_is_taken_back_and_the_ticket_is_as_it_was_under_a_new_version() -> None:
    cast = await example()
    number = await a_ticket("1.1", contact_user_id=cast.carla)
    before, counted = await state(number), await counts()
    done = await said(number, cast.bruno, direction="advance")
    undone = await taken_back(done, cast.bruno)
    assert await state(number) == replace(before, version=before.version + 2)
    assert await counts() == counted
    assert (undone.kind, undone.center_id, undone.moved) == ("undone", cast.center("1.1"), True)
    entry = await FollowUp.get(id=done.follow_up_id)
    assert (entry.undone_by_id, entry.text) == (cast.bruno, "We spoke on the phone.")
    ledger = await LedgerEntry.filter(subject=f"ticket:{number}").order_by("seq")
    assert [row.happened for row in ledger] == ["moved", "undone"]


async def test_every_kind_of_act_is_taken_back() -> None:
    cast = await example()
    other, _ = await a_customer()
    wishes: tuple[dict[str, Any], ...] = (
        {},
        {"contact_user_id": cast.rui},
        {"next_contact_on": in_days(2)},
        {"type_id": cast.type("2.1"), "next_contact_on": in_days(1)},
        {"customer_id": other, "subject": "Another till"},
        {"product_id": cast.product},
        {"direction": "other", "to_center_id": cast.center("1.9")},
        {"direction": "other", "to_center_id": cast.center("1.3")},
    )
    for wish in wishes:
        number = (await opened(cast, cast.ana, contact_user_id=cast.carla)).number
        before = await state(number)
        done = await said(number, cast.ana, **wish)
        assert (await state(number)).version == before.version + bool(wish)
        await taken_back(done, cast.ana)
        after = await state(number)
        assert after == replace(before, version=after.version)
        assert after.version > done.version
    assert await counts() == await recounted()


async def test_whatever_is_done_is_taken_back_to_the_last_field() -> None:
    cast, dice, undone = await example(), Random(5), 0
    await changed("update responsibility_center set wip_limit = 2 where code in ('1.2', '1.4')")
    numbers = [(await opened(cast, cast.bruno)).number for _ in range(4)]
    for _ in range(ACTS):
        stand = await standing(dice.choice(numbers), cast, someone(cast, dice))
        likely = next(filter(stand.may, wishes(stand, dice)), None)
        with suppress(Refused):
            done = await stand.act(likely)() if likely else None
            if done and dice.random() < 0.6:
                await taken_back(done, stand.by, over_limit=True)
                after = await state(done.number)
                assert after == replace(stand.ticket, version=after.version)
                undone += 1
    assert undone > ACTS / 4
    assert await counts() == await recounted()


async def test_another_priority_is_taken_back() -> None:
    cast = await example()
    number = await a_ticket("1.1")
    before = await state(number)
    await taken_back(await said(number, cast.admin, priority=9), cast.admin)
    assert await state(number) == replace(before, version=3)


async def test_a_reopening_is_taken_back_and_the_ticket_closed_when_it_was() -> None:
    cast = await example()
    closed_at = datetime.now(UTC) - timedelta(days=3)
    number = await a_closed_ticket(by=cast.carla, closed_at=closed_at)
    before = await state(number)
    done = await reopened(number, cast.bruno, to_center_id=cast.center("1.2"))
    assert (await taken_back(done, cast.bruno)).closed
    assert await state(number) == replace(before, version=before.version + 2)
    assert await counts() == await recounted()


async def test_an_opening_is_withdrawn_and_nothing_shows_it() -> None:
    cast = await example()
    done = await opened(cast, cast.bruno, contact_user_id=cast.bruno)
    assert (await taken_back(done, cast.bruno)).kind == "withdrawn"
    assert set((await counts()).values()) == {0}
    assert await search.matching(f"#{done.number}", by=cast.bruno) == []
    assert not (await my_day(cast.bruno)).in_order
    record = await customer_records.record(cast.customer, by=cast.bruno)
    assert record.tickets == ()
    assert "NotFound" in await refusals(reads.find(done.number, by=cast.bruno))
    assert "NotFound" in await refusals(said(done.number, cast.bruno))
    assert "NotFound" in await refusals(reopened(done.number, cast.bruno))
    again = await opened(cast, cast.bruno)
    assert again.number == done.number + 1


async def test_an_opening_that_was_moved_on_at_once_is_one_act() -> None:
    cast = await example()
    for chosen in (0, 1):
        done = await opened(cast, cast.bruno, then=Wish(direction="advance"))
        entries = await FollowUp.filter(ticket_id=done.number).order_by("id")
        undone = await tickets.undo(done.number, entries[chosen].id, by=cast.bruno)
        assert undone.kind == "withdrawn"
        marks = await FollowUp.filter(ticket_id=done.number).values_list("undone_by_id", flat=True)
        assert marks == [cast.bruno, cast.bruno]
        assert set((await counts()).values()) == {0}


async def test_what_was_said_later_on_a_ticket_does_not_reach_back_to_its_opening() -> None:
    cast = await example()
    opening = await opened(cast, cast.bruno)
    done = await said(opening.number, cast.bruno)
    assert (await taken_back(done, cast.bruno)).kind == "undone"
    assert (await taken_back(opening, cast.bruno)).kind == "withdrawn"


async def test_it_is_too_late_once_somebody_has_acted_be_it_with_words_alone() -> None:
    cast = await example()
    number = await a_ticket("1.1")
    done = await said(number, cast.bruno, direction="advance")
    later = await said(number, cast.rui)
    with pytest.raises(Refused) as refused:
        await taken_back(done, cast.bruno)
    [why] = refused.value.refusals
    assert isinstance(why, TooLateToUndo)
    assert (why.by, why.happened) == (cast.rui, "followed_up")
    assert (await state(number)).center_id == cast.center("1.4")
    await taken_back(later, cast.rui)
    await taken_back(done, cast.bruno)
    assert (await state(number)).center_id == cast.center("1.1")


async def test_what_was_written_for_somebody_is_not_undone_and_stands_in_the_way() -> None:
    cast = await example()
    number = await a_ticket("1.1", contact_user_id=cast.carla)
    done = await said(number, cast.ana)
    await hand_over(cast.carla, [cast.rui], reason="Away", by=cast.ana)
    entry = await FollowUp.get(ticket_id=number, kind="handed_over")
    assert await refusals(tickets.undo(number, entry.id, by=cast.ana)) == {"WrittenForSomebody": ""}
    assert await refusals(taken_back(done, cast.ana)) == {"TooLateToUndo": ""}


async def test_who_watches_the_ticket_stands_in_nobodys_way() -> None:
    cast = await example()
    done = await said(await a_ticket("1.1"), cast.bruno, direction="advance")
    await tickets.watch(done.number, by=cast.rui)
    assert (await taken_back(done, cast.bruno)).kind == "undone"


async def test_only_ones_own_act_and_only_once() -> None:
    cast = await example()
    done = await said(await a_ticket("1.1"), cast.bruno)
    assert "NotYours" in await refusals(taken_back(done, cast.ana))
    await taken_back(done, cast.bruno)
    assert "IsUndone" in await refusals(taken_back(done, cast.bruno))
    assert "NotFound" in await refusals(tickets.undo(done.number, 10**6, by=cast.bruno))


@pytest.mark.parametrize(
    ("seconds", "after", "goes"), [(10, 11.9, True), (10, 12.1, False), (0, 0, False)]
)
async def test_the_servers_clock_says_how_long(seconds: int, after: float, goes: bool) -> None:
    cast = await example()
    await changed("update installation set undo_seconds = ?", seconds)
    now = datetime.now(UTC)
    number = await a_ticket("1.1")
    done = await tickets.follow_up(number, Wish(text="so"), version=1, by=cast.bruno, now=now)
    assert done.undo_until == (now.timestamp() + seconds if seconds else None)
    late = taken_back(done, cast.bruno, now=now + timedelta(seconds=after))
    if goes:
        await late
    else:
        assert "WindowIsOver" in await refusals(late)


async def test_who_was_to_be_told_is_not_and_nothing_leaves_before_it_is_too_late() -> None:
    cast = await example()
    await changed(SERVER)
    number = await a_ticket("1.1")
    now = datetime.now(UTC)
    wish = Wish(text="Yours", contact_user_id=cast.carla)
    done = await tickets.follow_up(number, wish, version=1, by=cast.bruno, now=now)
    assert done.tells
    mail = await Mail.get(follow_up_id=done.follow_up_id)
    assert (mail.to_user_id, mail.state) == (cast.carla, "pending")
    assert mail.not_before > now + timedelta(seconds=12)
    await taken_back(done, cast.bruno)
    assert (await Mail.get(id=mail.id)).state == "cancelled"
    assert not (await said(number, cast.bruno)).tells


async def test_whoever_has_the_board_open_hears_of_it() -> None:
    cast = await example()
    done = await said(await a_ticket("1.1"), cast.bruno, direction="advance")
    told: list[object] = []
    await touch(("all",))
    events.subscribe(told.append)
    await taken_back(done, cast.bruno)
    assert [each.room for each in told if isinstance(each, RoomTold)] == ["all"]


async def test_without_a_mail_server_nothing_is_said_to_leave() -> None:
    cast = await example()
    done = await said(await a_ticket("1.1"), cast.bruno, contact_user_id=cast.carla)
    assert not done.tells
    await taken_back(done, cast.bruno)
    assert (await Mail.get(follow_up_id=done.follow_up_id)).state == "cancelled"


async def test_a_killed_process_neither_sends_early_nor_loses_a_mail(
    database_url: str, tmp_path: Path
) -> None:
    await database.close_database()
    script = [sys.executable, "-c", KILLED, database_url, str(tmp_path)]
    process = await asyncio.create_subprocess_exec(*script, cwd=ROOT, stdout=PIPE)
    said, _ = await process.communicate()
    assert process.returncode == -SIGKILL
    await database.open_database(database_url, tmp_path)
    number, entry, by = map(int, said.split())
    mail = await Mail.get(follow_up_id=entry)
    assert mail.state == "pending"
    assert mail.not_before > mail.created_at + timedelta(seconds=12)
    await tickets.undo(number, entry, by=by, now=mail.created_at + timedelta(seconds=9))
    assert (await Mail.get(id=mail.id)).state == "cancelled"


@pytest.mark.parametrize("left", ["sending", "sent"])
async def test_what_somebody_was_told_is_not_taken_back(left: str) -> None:
    cast = await example()
    number = await a_ticket("1.1")
    done = await said(number, cast.bruno, contact_user_id=cast.carla)
    await changed("update mail set state = ?", left)
    assert "WindowIsOver" in await refusals(taken_back(done, cast.bruno))
    assert (await state(number)).contact_user_id == cast.carla
    assert (await FollowUp.get(id=done.follow_up_id)).undone_at is None


async def test_f7_nobody_is_named_again_who_can_no_longer_hold_it() -> None:
    cast = await example()
    number = await a_ticket("1.1", contact_user_id=cast.carla)
    done = await said(number, cast.bruno, contact_user_id=cast.rui)
    await changed("update user_account set is_active = ? where id = ?", False, cast.carla)
    assert "ContactUserCantFollowUp" in await refusals(taken_back(done, cast.bruno))


async def test_m3_nothing_goes_back_to_a_cr_that_is_not_in_use() -> None:
    cast = await example()
    number = await a_ticket("1.1")
    done = await said(number, cast.bruno, direction="advance")
    await changed("update responsibility_center set is_active = ? where id = ?", False,
                  cast.center("1.1"))  # fmt: skip
    assert await refusals(taken_back(done, cast.bruno)) == {"CenterIsUnusable": "direction"}


async def test_m5_back_over_the_limit_goes_with_the_right_and_the_word() -> None:
    cast = await example()
    await changed("update responsibility_center set wip_limit = 1 where code = '1.1'")
    numbers = [await a_ticket("1.1") for _ in range(2)]
    rui = await said(numbers[0], cast.rui, direction="advance")
    role = await a_role("ticket.follow_up", name="Plain")
    lia = await a_person("lia", role=role)
    refused = {"ColumnIsFull": "over_limit"}
    assert await refusals(taken_back(rui, cast.rui)) == refused
    assert (await taken_back(rui, cast.rui, over_limit=True)).center_id == cast.center("1.1")
    plain = await said(numbers[1], lia, direction="advance")
    assert await refusals(taken_back(plain, lia, over_limit=True)) == refused
    assert await counts() == await recounted()


async def test_the_priority_of_the_type_follows_where_it_is_another_by_now() -> None:
    cast = await example()
    number = await a_ticket("1.1")
    done = await said(number, cast.bruno, type_id=cast.type("2.1"), next_contact_on=in_days(1))
    await changed("update ticket_type set priority = 7 where id = ?", cast.type("2.2"))
    await taken_back(done, cast.bruno)
    assert (await state(number)).board_priority == 7


async def test_a_key_undoes_once_and_answers_the_same() -> None:
    cast = await example()
    done = await said(await a_ticket("1.1"), cast.bruno, direction="advance")
    key = str(uuid.uuid4())
    first = await tickets.undo(done.number, done.follow_up_id, by=cast.bruno, key=key)
    assert await tickets.undo(done.number, done.follow_up_id, by=cast.bruno, key=key) == first
    assert (await state(done.number)).version == first.version


async def test_the_files_of_an_undone_entry_count_no_more_and_nobody_gets_them() -> None:
    cast = await example()
    number = await a_ticket("1.1", type="2.2")
    upload = await sent(b"x", by=cast.bruno, number=number)
    done = await said(number, cast.bruno, files=(upload.token,))
    [file] = (await reads.find(number, by=cast.ana)).history[0].files
    await taken_back(done, cast.bruno)
    sheet = await reads.find(number, by=cast.ana)
    assert (sheet.ticket.attachment_count, sheet.history[0].files) == (0, ())
    assert await refusals(attachments.find(file.id, by=cast.ana)) == {"NotFound": ""}


async def test_a_ticket_is_reopened_where_it_rested_not_where_a_move_was_taken_back() -> None:
    cast = await example()
    number = await a_ticket("1.1")
    await taken_back(await said(number, cast.bruno, direction="advance"), cast.bruno)
    await said(number, cast.ana, direction="other", to_center_id=cast.center("1.9"))
    assert (await reopened(number, cast.bruno)).center_id == cast.center("1.1")


async def test_the_history_says_who_undid_it_and_whose_change_others_were_overtaken_by() -> None:
    cast = await example()
    number = await a_ticket("1.1")
    done = await said(number, cast.bruno, direction="advance", text="See #1 first")
    await taken_back(done, cast.bruno)
    sheet = await reads.find(number, by=cast.ana)
    assert [entry.undone_by_id for entry in sheet.history] == [cast.bruno, None]
    assert [entry.kind for entry in sheet.standing] == ["opened"]
    with pytest.raises(Refused) as refused:
        await tickets.follow_up(
            number, Wish(text="x", direction="advance"), version=done.version, by=cast.ana
        )
    [why] = refused.value.refusals
    assert getattr(why, "by", None) == cast.bruno


async def test_a_decision_is_asked_anew_where_its_answer_was_taken_back() -> None:
    cast = await example()
    number = await a_ticket("1.4")
    before = await state(number)
    yes = answer(cast, "support", 20, "yes")
    done: Done = await said(number, cast.bruno, direction="advance", answers=(yes,))
    assert (await state(number)).closed_at is not None
    await taken_back(done, cast.bruno)
    after = await state(number)
    assert (after.path, after.flow, after.closed_at) == (before.path, before.flow, None)
    assert (await Ticket.get(number=number)).closed_by_id is None
