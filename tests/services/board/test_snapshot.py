"""A board is one consistent read."""

from __future__ import annotations

import orjson
import pytest

from services.board import snapshot as board_snapshot
from services.board.asked import asked
from services.board.filters import parse
from services.live import rooms
from services.tickets.following_up import follow_up
from services.tickets.wishes import Wish
from tests.factories import a_ticket, the_example

pytestmark = pytest.mark.usefixtures("db")


async def board_of(by: int, board: int = 0, **parameters: str) -> dict:
    what = await asked(board, by=by, chosen=parse(parameters, me=by))
    assert what is not None
    return orjson.loads(await board_snapshot.snapshot(what))


async def test_a_ticket_stands_in_its_column() -> None:
    cast = await the_example()
    number = await a_ticket("1.2", contact_user_id=cast.ana)
    board = await board_of(cast.ana)
    [column] = [each for each in board["columns"] if each["code"] == "1.2"]
    assert [card["n"] for card in column["cards"]] == [number]
    assert column["count"] == column["total"] == 1
    assert board["views"] == {"all": 1, "mine": 1, "overdue": 0, "nobody": 0}


async def test_a_change_is_a_delta_of_the_room() -> None:
    cast = await the_example()
    number = await a_ticket("1.2", contact_user_id=cast.ana)
    before = await board_of(cast.ana)
    await follow_up(number, Wish(text="Rang them"), version=1, by=cast.ana)
    missed = await rooms.missed("all", before["rooms"]["all"])
    assert missed is not None
    [delta] = map(orjson.loads, missed.bodies)
    assert delta["card"]["f"] == 2
    assert (await board_of(cast.ana))["rooms"]["all"] == missed.head
