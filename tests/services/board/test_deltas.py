"""A snapshot with the deltas put on it in order is the next snapshot, for every viewer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import orjson
import pytest

from services import tickets
from services.board import snapshot
from services.board.asked import Asked, asked
from services.board.filters import NOBODY, Filter
from services.configuration import configuration
from services.live import rooms
from services.refusals import Refused
from services.tickets import Opening, Reopening, Wish
from services.workflow import Lands, path_from_json, ways
from tests.crowd import Viewers, a_crowd, viewers
from tests.factories import Cast, the_example
from tests.services.board.screen import Screen

pytestmark = pytest.mark.usefixtures("db")
UNDONE = 0.3
"""How many of the acts are taken back at once."""
LISTED = 0.4


@pytest.mark.parametrize("seed", range(6))
async def test_deltas_on_a_snapshot_are_the_next_snapshot(seed: int) -> None:
    dice = Random(seed)
    cast = await the_example()
    people = await viewers(cast)
    numbers = await a_crowd(cast, people, 60, dice)
    screens = [Screen(what, await now_shown(what)) for what in await looks(cast, people)]
    told = 0
    for _ in range(12):
        await act(cast, people, numbers, dice, times=6)
        for screen in screens:
            told += await catch_up(screen, dice)
            assert_equal(screen, await now_shown(screen.what))
    assert told > 100


async def looks(cast: Cast, people: Viewers) -> list[Asked]:
    """Every viewer, each board, some filters."""
    chosen = (
        Filter(),
        Filter(user_id=NOBODY),
        Filter(type_id=cast.type("2.2")),
        Filter(due="overdue"),
        Filter(words=("clinica",)),
    )
    found = [
        await asked(board, by=by, chosen=each)
        for by in people.each
        for board in (0, cast.workflow("support"))
        for each in (*chosen, Filter(user_id=by))
    ]
    return [what for what in found if what is not None]


async def now_shown(what: Asked) -> dict:
    return orjson.loads(await snapshot.snapshot(what))


async def catch_up(screen: Screen, dice: Random) -> int:
    """Rooms come in any order, each in its own."""
    heard = 0
    for room, since in dice.sample([*screen.rooms.items()], len(screen.rooms)):
        missed = await rooms.missed(room, since)
        assert missed is not None
        screen.rooms[room] = missed.head
        for body in missed.bodies:
            screen.hear(orjson.loads(body), room)
            heard += 1
    return heard


def assert_equal(screen: Screen, shown: dict) -> None:
    columns = {column["id"]: column for column in shown["columns"]}
    assert screen.columns() == {c: [card["n"] for card in columns[c]["cards"]] for c in columns}
    cards = {card["n"]: card for column in columns.values() for card in column["cards"]}
    assert screen.cards == cards
    assert screen.counts == {center: column["count"] for center, column in columns.items()}
    assert screen.views == shown["views"]
    assert screen.elsewhere == shown["elsewhere"]
    assert screen.rooms == shown["rooms"]
    if "all" in screen.rooms:
        assert screen.totals == {center: column["total"] for center, column in columns.items()}
    if "all" in screen.rooms and screen.what.chosen.is_empty:
        assert screen.oldest == {center: column["oldest"] for center, column in columns.items()}


async def act(cast: Cast, people: Viewers, numbers: list[int], dice: Random, *, times: int) -> None:
    done = 0
    for _ in range(times * 10):
        by = dice.choice((cast.admin, cast.ana, cast.admin))
        try:
            if dice.random() < LISTED:
                await listed(people, numbers, dice, by)
            told = await one(cast, people, numbers, dice, by)
            done += 1
            if dice.random() < UNDONE:
                await tickets.undo(told.number, told.follow_up_id, by=by, over_limit=True)
        except Refused:
            continue
        if done == times:
            return


async def listed(people: Viewers, numbers: list[int], dice: Random, by: int) -> None:
    """Somebody sees a ticket that stays as it is, or no longer does."""
    change = dice.choice((tickets.enlist, tickets.enlist, tickets.unlist))
    await change(dice.choice(numbers), dice.choice(people.each), by=by)


async def one(
    cast: Cast, people: Viewers, numbers: list[int], dice: Random, by: int
) -> tickets.Done:
    due = datetime.now(UTC).date() + timedelta(days=dice.randrange(0, 2))
    spoken = {"channel_id": cast.channel(), "person_id": None}
    if dice.random() < 0.1:
        opening = Opening(
            customer_id=cast.customer, type_id=cast.type("2.2"), subject="New", text="x",
            next_contact_on=due, contact_user_id=dice.choice((None, *people.each)),
        )  # fmt: skip
        opened = await tickets.open(opening, by=by)
        numbers.append(opened.number)
        return opened
    number = dice.choice(numbers)
    sheet = await row(number)
    if sheet["closed_at"]:
        wish = Reopening(text="again", next_contact_on=due, to_center_id=cast.center("1.2"))
        return await tickets.reopen(number, wish, version=sheet["version"], by=by)
    wish = await a_wish(cast, people, sheet, dice, due)
    wish = replace(wish, **spoken)
    return await tickets.follow_up(number, wish, version=sheet["version"], by=by)


async def a_wish(  # noqa: C901
    cast: Cast, people: Viewers, sheet: dict, dice: Random, due: object
) -> Wish:
    match dice.randrange(7):
        case 0:
            return Wish(text="only words")
        case 1:
            return Wish(text="to", contact_user_id=dice.choice((None, *people.each)))
        case 2:
            return Wish(text="by", next_contact_on=due)
        case 3:
            kind = cast.type(dice.choice(("2.1", "2.2")))
            return Wish(text="type", type_id=kind, next_contact_on=due)
        case 4:
            return Wish(
                text="p", priority=dice.choice((None, 1, 2, 9)), subject=dice.choice(("A", "B"))
            )
        case 5 if sheet["flow"] == "on":
            return await an_advance(sheet, dice)
        case _:
            center = cast.center(dice.choice(("1.1", "1.2", "1.3", "1.4", "1.5", "1.9")))
            return Wish(text="off", direction="other", to_center_id=center, over_limit=True)


async def an_advance(sheet: dict, dice: Random) -> Wish:
    library = (await configuration()).library
    way = dice.choice(ways(library, path_from_json(sheet["path"])).ways)
    named = way.outcome.step.requires_contact_user if isinstance(way.outcome, Lands) else False
    user = {"contact_user_id": sheet["contact_user_id"]} if named else {}
    return Wish(text="on", direction="advance", answers=way.answers, over_limit=True, **user)


async def row(number: int) -> dict:
    from models import Ticket

    [found] = await Ticket.filter(number=number).values()
    return found
