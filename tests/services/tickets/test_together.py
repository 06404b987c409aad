"""Many at once, people who go away in the middle, and every way a ticket can take."""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections import defaultdict
from dataclasses import replace
from typing import Any

import pytest

from models import Delta, FollowUp, LedgerEntry, LedgerHead, ResponsibilityCenter, Ticket
from services import ledger, tickets
from services.configuration import configuration
from services.refusals import Refused
from services.tickets import UNCHANGED, Done, Reopening, Wish
from services.transaction import json_value
from services.workflow import path_from_json, ways
from tests.factories import Cast, a_ticket, in_days, the_example
from tests.services.rules.acts import changed, opened

pytestmark = pytest.mark.usefixtures("db")
ACTS, TASKS, TICKETS, CANCELS, WALK = 2000, 20, 20, 1000, 300
Acts = list[Any]


async def possible(number: int, cast: Cast, chance: random.Random) -> Acts:
    """What somebody might do to the ticket as it is: coroutines not yet awaited, as thunks."""
    ticket = await Ticket.get(number=number)
    known = await configuration()
    by = chance.choice([cast.ana, cast.bruno, cast.carla, cast.rui, cast.admin])
    spoken = {"channel_id": cast.channel(), "person_id": cast.person}
    if ticket.closed_at:
        days = chance.randint(0, 1)
        again = Reopening(text="again", next_contact_on=in_days(days), **spoken)
        named = replace(again, contact_user_id=by)
        return [_reopen(number, wish, ticket.version, by) for wish in (again, named)]
    wishes = [Wish(text="so", **spoken), Wish(text="so", contact_user_id=by, **spoken)]
    wishes += [Wish(text="so", next_contact_on=in_days(d), **spoken) for d in (0, 1)]
    if ticket.flow == "on":
        onward = ways(known.library, path_from_json(ticket.path)).ways
        wishes += [
            Wish(text="on", direction="advance", answers=way.answers, contact_user_id=by,
                 over_limit=over, **spoken)
            for way in onward
            for over in (False, True)
        ]  # fmt: skip
    wishes += [
        Wish(text="off", direction="other", to_center_id=center.id, contact_user_id=by, **spoken)
        for center in known.centers.values()
        if center.is_usable
    ]
    wishes += [replace(wish, contact_user_id=UNCHANGED) for wish in wishes]
    return [_follow(number, wish, ticket.version, by) for wish in wishes]


def _reopen(number: int, wish: Reopening, version: int, by: int) -> Any:
    return lambda: tickets.reopen(number, wish, version=version, by=by)


def _follow(number: int, wish: Wish, version: int, by: int) -> Any:
    return lambda: tickets.follow_up(number, wish, version=version, by=by)


async def the_tickets(cast: Cast, n: int = TICKETS) -> list[int]:
    return [(await opened(cast, cast.bruno)).number for _ in range(n)]


async def test_twenty_people_on_twenty_tickets_leave_one_line_of_history_each() -> None:
    cast = await the_example()
    numbers = await the_tickets(cast)
    done: list[Done] = []

    async def work(seed: int) -> None:
        chance = random.Random(seed)
        for _ in range(ACTS // TASKS):
            number = chance.choice(numbers)
            act = chance.choice(await possible(number, cast, chance))
            with contextlib.suppress(Refused):
                done.append(await act())

    await asyncio.gather(*(work(seed) for seed in range(TASKS)))
    assert len(done) > ACTS / 10
    await whole(numbers)
    there = set(await FollowUp.all().values_list("id", flat=True))
    assert {each.follow_up_id for each in done} <= there
    await limits_kept()


async def limits_kept() -> None:
    """No move into a CR with a limit made it more than that, unless it was said so."""
    said = {f.ticket_id: set() for f in await FollowUp.filter(over_limit=True)}
    for entry in await FollowUp.filter(over_limit=True):
        said[entry.ticket_id].add(entry.ticket_version)
    known = await configuration()
    for delta in await Delta.all():
        body = json_value(delta.body)
        for center, head in body["heads"].items():
            limit = known.centers[int(center)].wip_limit
            came = body["card"]["c"] == int(center) and body["act"] == "moved"
            if limit is not None and came and head["n"] > limit:
                assert body["v"] in said.get(body["n"], set())


async def whole(numbers: list[int]) -> None:
    """Each ticket's versions and ledger have no gap, and the counters count."""
    previous: dict[str, str] = defaultdict(str)
    for row in await LedgerEntry.all().order_by("subject", "seq"):
        parts = (row.subject, row.seq, row.actor_id, row.at, row.happened, row.payload_hash)
        assert row.mac == ledger.sealed(previous[row.subject], *parts)
        previous[row.subject] = row.mac
    for number in numbers:
        ticket = await Ticket.get(number=number)
        entries = await FollowUp.filter(ticket_id=number).order_by("id")
        assert sorted({e.ticket_version for e in entries}) == list(range(1, ticket.version + 1))
        assert (await LedgerHead.get(subject=f"ticket:{number}")).seq == len(entries)
        assert ticket.follow_up_count == len(entries)
    for center in await ResponsibilityCenter.filter(closes_ticket=False):
        standing = await Ticket.filter(center_id=center.id, closed_at=None).count()
        assert center.open_count == standing


async def test_who_goes_away_in_the_middle_leaves_nothing_half_done_and_nothing_locked() -> None:
    cast = await the_example()
    numbers = await the_tickets(cast, 5)
    chance = random.Random(7)
    for _ in range(CANCELS):
        number = chance.choice(numbers)
        task = asyncio.create_task(_say(number, cast))
        for _ in range(chance.randrange(30)):
            await asyncio.sleep(0)
        if chance.random() < 0.3:
            await asyncio.sleep(chance.random() * 0.002)
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError, Refused):
            await task
    assert (await asyncio.wait_for(_say(numbers[0], cast), 5)).number == numbers[0]
    await _settled()
    await whole(numbers)


async def _settled() -> None:
    """A change goes on where its caller went away: all of them are through."""
    going = [task for task in asyncio.all_tasks() if task.get_name() == "unit of work"]
    await asyncio.gather(*going, return_exceptions=True)


async def _say(number: int, cast: Cast) -> Done:
    wish = Wish(text="Still there?", next_contact_on=in_days(0))
    ticket = await Ticket.get(number=number)
    return await tickets.follow_up(number, wish, version=ticket.version, by=cast.bruno)


async def test_there_is_always_somebody_who_can_do_something() -> None:
    """A random walk over acts and flags: no state is a dead end for everybody."""
    cast = await the_example()
    chance = random.Random(3)
    number = await a_ticket("1.1", type="1.1", product_id=cast.product, contact_user_id=cast.carla,
                            opened_by=cast.bruno, next_contact_on=in_days(0))  # fmt: skip
    for _ in range(WALK):
        await _shake(chance)
        assert await _somebody_acts(number, cast, chance)


async def _shake(chance: random.Random) -> None:
    flags = ("allows_staying", "allows_other_centers", "requires_contact_user")
    if chance.random() < 0.4:
        await changed(f"update workflow_step set {chance.choice(flags)} = ? where id % 3 = ?",
                      chance.random() < 0.5, chance.randrange(3))  # fmt: skip
    if chance.random() < 0.2:
        column = chance.choice(("require_text", "require_contact", "lock_contact"))
        await changed(f"update ticket_type set {column} = ?", chance.random() < 0.5)


async def _somebody_acts(number: int, cast: Cast, chance: random.Random) -> bool:
    tried: Acts = []
    for _ in range(8):
        tried += await possible(number, cast, chance)
    chance.shuffle(tried)
    refused: set[str] = set()
    for act in tried:
        try:
            await act()
        except Refused as refusal:
            refused.add(str(refusal))
        else:
            return True
    raise AssertionError(f"nobody can do anything: {refused}")
