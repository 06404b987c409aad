"""The rest of a column, forty cards at a time."""

from __future__ import annotations

from typing import Any

import orjson

from services.board import statements
from services.board.asked import Asked
from services.board.windows import page
from services.transaction import Rows, day, moment, reading

PLACE = """select t.board_priority, t.next_contact_on, t.number, t.closed_at from ticket t
    where t.number = ? {sight}"""


async def more(what: Asked, center_id: int, *, after: int) -> bytes | None:
    """The cards that stand below ticket `after`. None where the board has no such column."""
    if center_id not in what.board.centers:
        return None
    found = await reading(lambda rows: _read(rows, what, center_id, after))
    return orjson.dumps(page(found))


async def _read(rows: Rows, what: Asked, center_id: int, after: int) -> list[tuple[Any, ...]]:
    sight = what.sight
    [place] = await rows.rows((PLACE.format(sight=sight.sql), [after, *sight.values]))
    if not place:
        return []
    [found] = await rows.rows(_below(what, center_id, place[0]))
    return found


def _below(what: Asked, center_id: int, place: tuple[Any, ...]) -> statements.Statement:
    priority, contact, number, closed = place
    if what.configuration.centers[center_id].closes_ticket:
        at = moment(closed) or what.since
        return statements.closed_window(center_id, what.scope, what.since, (at, number))
    return statements.window(center_id, what.scope, (priority, day(contact), number))
