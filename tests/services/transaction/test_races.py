"""Two change the same ticket at once, and neither goes by what the other is just changing."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from models import Attachment, HandOver, Job, LedgerEntry, Mail, Ticket
from services import handing_over, jobs, tickets
from services.catalog import customer_editing
from services.folding import folded
from services.live.rooms import touch
from services.publishing import publish, run
from tests.factories import a_ticket, the_example
from tests.services.attachments.sending import picture, sent
from tests.services.publishing.drafts import a_draft
from tests.services.rules.acts import said
from tests.services.transaction.elsewhere import AT_ONCE, elsewhere, outcomes
from tests.services.transaction.test_races_of_shaping import as_entered

pytestmark = AT_ONCE


async def test_a_ticket_that_is_given_to_another_customer_meanwhile_is_still_there() -> None:
    cast = await the_example()
    number = await a_ticket()
    other = (await Ticket.get(number=number)).customer_id + 1
    async with elsewhere() as there:
        await there.holds("update ticket set customer_id = $1 where number = $2", other, number)
        saying = asyncio.create_task(said(number, cast.bruno))
        await there.until_wait()
    assert (await saying).number == number


async def test_a_ticket_that_is_given_to_another_customer_meanwhile_is_taken_along() -> None:
    cast = await the_example()
    number = await a_ticket(type="1.1")
    draft = await a_draft(cast)
    job = await publish(draft.version_id, revision=draft.revision, choices={}, by=cast.admin)
    async with elsewhere() as there:
        other = cast.customer + 1
        await there.holds("update ticket set customer_id = $1 where number = $2", other, number)
        going = asyncio.create_task(run(job.job_id))
        await there.until_wait()
    await going
    path = (await Ticket.get(number=number)).path
    assert [version for version, _ in path] == [draft.version_id]


async def test_a_subject_that_changes_while_its_customer_is_renamed_is_found() -> None:
    cast = await the_example()
    number = await a_ticket(subject="Old words", customer_id=cast.customer)
    before = await as_entered(cast.customer)
    async with elsewhere() as there:
        sql = "update ticket set subject = 'New words', folded = 'new words' where number = $1"
        await there.holds(sql, number)
        renamed = replace(before, name="Padaria Lua")
        going = asyncio.create_task(
            customer_editing.edit(cast.customer, before=before, after=renamed, by=cast.admin)
        )
        await there.until_wait()
    await going
    assert (await Ticket.get(number=number)).folded == folded("Padaria Lua New words")


async def test_a_file_that_is_removed_while_its_act_is_taken_back_is_counted_once() -> None:
    cast = await the_example()
    number = await a_ticket()
    files = [
        await sent(picture(), name, by=cast.bruno, number=number) for name in ("a.png", "b.png")
    ]
    await said(number, cast.bruno, files=(files[0].token,))
    done = await said(number, cast.bruno, files=(files[1].token,))
    kept = await Attachment.get(follow_up_id=done.follow_up_id)
    async with elsewhere() as there:
        await there.holds("select 1 from ticket where number = $1 for update", number)
        undoing = asyncio.create_task(tickets.undo(number, done.follow_up_id, by=cast.bruno))
        await there.until_wait()
        removing = asyncio.create_task(tickets.remove_file(kept.id, reason="Wrong", by=cast.bruno))
        await there.until_wait(2)
    await asyncio.gather(undoing, removing)
    assert (await Ticket.get(number=number)).attachment_count == 1


async def test_no_room_is_held_while_a_ticket_is_waited_for() -> None:
    """Spec §9.4: rooms come last. Else whoever has the ticket and wants the room waits for ever."""
    cast = await the_example()
    numbers = [await a_ticket(contact_user_id=cast.rui) for _ in range(2)]
    await touch(("all",))
    given = await handing_over.begin(cast.rui, [cast.carla], reason="Leave", by=cast.ana)
    async with elsewhere() as there:
        await there.holds("select 1 from ticket where number = $1 for update", numbers[1])
        going = asyncio.create_task(jobs.run(given.job_id))
        await there.until_wait()
        await there.can_have("select 1 from room")
    await going


async def test_tickets_are_handed_over_once_however_many_do_it_at_once() -> None:
    cast = await the_example()
    await a_ticket(contact_user_id=cast.rui)
    async with elsewhere() as there:
        await there.holds("lock table job in share row exclusive mode")
        both = [
            handing_over.begin(cast.rui, [heir], reason="Leave", by=cast.ana)
            for heir in (cast.carla, cast.bruno)
        ]
        going = asyncio.create_task(outcomes(*both))
        await there.until_wait(2)
    assert await going == ["IsUnderWay", "done"]
    assert await Job.all().count() == await HandOver.all().count() == 1


async def test_tickets_are_taken_back_once_however_many_do_it_at_once() -> None:
    cast = await the_example()
    await a_ticket(contact_user_id=cast.rui)
    given = await handing_over.begin(cast.rui, [cast.carla], reason="Leave", by=cast.ana)
    await jobs.run(given.job_id)
    async with elsewhere() as there:
        await there.holds("select 1 from hand_over for update")
        both = [handing_over.begin_back(given.hand_over_id, by=cast.ana) for _ in range(2)]
        going = asyncio.create_task(outcomes(*both))
        await there.until_wait(2)
    refused, done = await going
    assert done == "done"
    assert "IsReturned" in refused
    assert await Mail.filter(to_user_id=cast.rui, why="handed_over").count() == 1
    assert await LedgerEntry.filter(happened="tickets_taken_back").count() == 1
