"""A migration beside people at work, taken up again wherever it broke off."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from random import Random

import orjson
import pytest

from models import Delta, FollowUp, Ticket
from services import events, publishing, tickets
from services.access.sight import rooms_of
from services.board import snapshot
from services.board.asked import asked
from services.configuration import Configuration, configuration
from services.live import rooms
from services.publishing import MigrationProgressed, running
from services.refusals import Refused
from services.tickets import Wish
from services.transaction import json_value
from services.workflow import Frame
from tests.crowd import Viewers, viewers
from tests.factories import Cast, a_ticket, the_example
from tests.services.board.screen import Screen
from tests.services.publishing.drafts import a_draft
from tests.services.rules.acts import opened
from tests.services.tickets.wholeness import whole

pytestmark = pytest.mark.usefixtures("db")
AT_ONCE = 3


@pytest.fixture(autouse=True)
def small_commits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "AT_ONCE", AT_ONCE)
    monkeypatch.setattr(running, "CHUNK", 7)
    monkeypatch.setattr(running, "BREATH", 0)


async def begun(cast: Cast, count: int) -> tuple[list[int], int, int]:
    """So many tickets on 1.1 and 1.5; their numbers, the new version, the job."""
    numbers = [
        await a_ticket(("1.1", "1.5")[n % 2], type="1.1", opened_by=cast.bruno)
        for n in range(count)
    ]
    draft = await a_draft(cast, without=(57,))
    given = {Frame(cast.version("deploy"), 57): 50}
    job = await publishing.publish(
        draft.version_id, revision=draft.revision, choices=given, by=cast.admin
    )
    return numbers, draft.version_id, job.job_id


async def migrated_once(numbers: list[int], version_id: int) -> None:
    for number in numbers:
        ticket = await Ticket.get(number=number)
        assert [version for version, _ in ticket.path] == [version_id]
        assert await FollowUp.filter(ticket_id=number, kind="migrated").count() == 1


async def a_screen(board: int, by: int) -> Screen:
    what = await asked(board, by=by)
    assert what is not None
    return Screen(what, orjson.loads(await snapshot.snapshot(what)))


async def test_broken_off_after_any_commit_it_goes_on_and_touches_none_twice() -> None:
    cast = await the_example()
    numbers, version_id, job = await begun(cast, 20)
    commits = 0

    def break_off(event: object) -> None:
        nonlocal commits
        if isinstance(event, MigrationProgressed):
            commits += 1
            task.cancel()

    events.subscribe(break_off)
    for _ in range(40):
        if (await publishing.progress(job)).finished_at:
            break
        task = asyncio.create_task(publishing.run(job))
        await asyncio.gather(task, return_exceptions=True)
    assert commits > 20 / AT_ONCE
    await migrated_once(numbers, version_id)
    report = await publishing.progress(job)
    assert (report.done, report.stayed, report.skipped) == (20, 0, 0)


async def test_those_that_a_choice_brings_beyond_a_limit_are_marked() -> None:
    cast = await the_example()
    _, _, job = await begun(cast, 20)
    await publishing.run(job)
    marked = FollowUp.filter(kind="migrated", center_id=cast.center("1.2"))
    assert await marked.filter(over_limit=False).count() == (await limit_of(cast, "1.2")) == 5
    assert await marked.filter(over_limit=True).count() == 5
    assert not await FollowUp.filter(over_limit=True, center_id=cast.center("1.1")).exists()


async def limit_of(cast: Cast, code: str) -> int | None:
    return (await configuration()).centers[cast.center(code)].wip_limit


async def test_two_that_run_it_at_the_same_time_touch_none_twice() -> None:
    cast = await the_example()
    numbers, version_id, job = await begun(cast, 20)
    await asyncio.gather(publishing.run(job), publishing.run(job))
    await migrated_once(numbers, version_id)
    assert (await publishing.progress(job)).done == 20


async def advanced(number: int, by: int) -> None:
    """Try until it is through: a migration that was faster is not an obstacle."""
    wish = Wish(text="on", direction="advance")
    for _ in range(50):
        version = (await Ticket.get(number=number)).version
        with suppress(Refused):
            await tickets.follow_up(number, wish, version=version, by=by)
            return
    raise AssertionError(number)


async def test_while_people_move_the_same_tickets_no_act_is_lost() -> None:
    cast = await the_example()
    numbers = [await a_ticket("1.1", opened_by=cast.bruno) for _ in range(11)]
    draft = await a_draft(cast, "simple")
    job = await publishing.publish(
        draft.version_id, revision=draft.revision, choices={}, by=cast.admin
    )
    moving = [advanced(number, cast.bruno) for number in numbers]
    await asyncio.gather(publishing.run(job.job_id), *moving)
    for number in numbers:
        inside = [cast.version("support"), 10]
        assert (await Ticket.get(number=number)).path == [[draft.version_id, 20], inside]
        assert await FollowUp.filter(ticket_id=number, kind="migrated").count() == 1
        assert await FollowUp.filter(ticket_id=number, kind="follow_up").count() == 1


async def finished(job: int) -> None:
    async with asyncio.timeout(120):
        while not (await publishing.progress(job)).finished_at:  # noqa: ASYNC110
            await asyncio.sleep(0.01)


def of_all(known: Configuration, people: Viewers) -> set[str]:
    return {room for viewer in people.each for room in rooms_of(known, viewer)}


async def test_every_open_board_ends_with_what_a_new_one_shows() -> None:
    cast = await the_example()
    people = await viewers(cast)
    dice = Random(5)
    for _ in range(40):
        opened_by, holder = dice.choice(people.each), dice.choice((None, *people.each))
        await a_ticket(dice.choice(("1.1", "1.5")), type="1.1", opened_by=opened_by,
                       contact_user_id=holder)  # fmt: skip
    boards = (0, cast.workflow("deploy"))
    await rooms.touch({"all", *of_all(await configuration(), people)})
    limited = [cast.center(code) for code in ("1.2", "1.3", "1.4")]
    screens = [await a_screen(board, by) for by in people.each for board in boards]
    draft = await a_draft(cast, without=(57,))
    given = {Frame(cast.version("deploy"), 57): 50}
    job = await publishing.publish(
        draft.version_id, revision=draft.revision, choices=given, by=cast.admin
    )
    await publishing.run(job.job_id)
    for screen in screens:
        for room, since in screen.rooms.items():
            for delta in await Delta.filter(room=room, seq__gt=since).order_by("seq"):
                screen.hear(json_value(delta.body), room)
        now = await a_screen(screen.what.board.id, screen.what.by)
        assert screen.cards == now.cards
        assert {center: screen.counts[center] for center in now.counts} == now.counts
        assert {c: screen.totals[c] for c in limited} == {c: now.totals[c] for c in limited}
        assert screen.views == now.views
    assert await Delta.filter(room="all").count() < 40


async def test_a_room_hears_of_none_that_it_does_not_see() -> None:
    cast = await the_example()
    people = await viewers(cast)
    await rooms.touch({f"user:{people.below}"})
    mine = await a_ticket("1.1", type="1.1", opened_by=people.below)
    numbers, _, job = await begun(cast, 6)
    await publishing.run(job)
    told = [json_value(each.body) for each in await Delta.filter(room=f"user:{people.below}")]
    heard = {one["n"] for many in told for one in many["d"] if "n" in one}
    assert heard == {mine}
    assert not heard & set(numbers)


async def test_a_start_takes_up_what_is_unfinished() -> None:
    cast = await the_example()
    numbers, version_id, job = await begun(cast, 8)
    await publishing.start()
    try:
        await finished(job)
    finally:
        await publishing.stop()
    await migrated_once(numbers, version_id)


async def test_what_is_published_while_it_runs_begins_at_once() -> None:
    cast = await the_example()
    await publishing.start()
    try:
        numbers, version_id, job = await begun(cast, 8)
        await finished(job)
    finally:
        await publishing.stop()
    await migrated_once(numbers, version_id)


async def test_history_and_counters_are_whole_after_it() -> None:
    cast = await the_example()
    numbers = [(await opened(cast, cast.bruno)).number for _ in range(10)]
    draft = await a_draft(cast, "simple", changed={10: {"center_id": cast.center("1.5")}})
    at = Frame(cast.version("simple"), 10)
    job = await publishing.publish(
        draft.version_id, revision=draft.revision, choices={at: 10}, by=cast.admin
    )
    await publishing.run(job.job_id)
    assert {t.center_id for t in await Ticket.all()} == {cast.center("1.5")}
    await whole(numbers)
