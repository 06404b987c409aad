"""A board as one consistent read: windows, heads, counts and the rooms' sequences (spec §7)."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from services.board import columns, heads, statements, stays, surroundings, windows
from services.board.asked import Asked
from services.board.columns import Column
from services.board.heads import Heads
from services.board.windows import Row, page
from services.live import rooms
from services.transaction import Rows, json_value, reading

KEPT = 64
FOLDED = "select folded from user_account where id = ?"


@dataclass(frozen=True, slots=True)
class Shared:
    """What all viewers with the same rooms and filter read: JSON, and the views' counts."""

    body: bytes
    views: dict[str, int]


_kept: OrderedDict[tuple[object, ...], Shared] = OrderedDict()


async def snapshot(what: Asked) -> bytes:
    """The board as JSON; what its viewers share is read once."""
    await rooms.touch(what.rooms)
    return await reading(lambda rows: _read(rows, what))


async def _read(rows: Rows, what: Asked) -> bytes:
    seqs, mine, folded = await rows.rows(
        statements.room_heads(what.rooms), heads.mine(what), (FOLDED, [what.by])
    )
    heard = dict(sorted(seqs))
    key = (*what.key, stays.computed_at(), *heard.items())
    if key not in _kept:
        _keep(key, await _shared(rows, what))
    shared = _kept[key]
    own = {
        "rooms": heard,
        "me": what.by,
        "views": {**shared.views, "mine": mine[0][0]},
        "folded": json_value(folded[0][0]),
        "may": surroundings.may(what.configuration, what.by),
    }
    return orjson.dumps(own)[:-1] + b"," + shared.body[1:]


def _keep(key: tuple[object, ...], shared: Shared) -> None:
    _kept[key] = shared
    if len(_kept) > KEPT:
        _kept.popitem(last=False)


def forget() -> None:
    _kept.clear()


async def _shared(rows: Rows, what: Asked) -> Shared:
    known = await heads.heads(rows, what)
    cards = await windows.read(rows, what, known)
    body = {
        "today": what.today.isoformat(),
        "board": {"id": what.board.id or "all", "name": what.board.name},
        "boards": [{"id": key, "name": name} for key, name in columns.boards(what.configuration)],
        "columns": [_column(each, known, cards) for each in what.board.columns],
        "elsewhere": known.elsewhere,
        "inside": what.chosen.inside,
        "people": surroundings.people(what.configuration),
        "types": surroundings.types(what.configuration),
        "slow": stays.slow(),
    }
    return Shared(orjson.dumps(body), dict(known.views))


def _column(column: Column, known: Heads, cards: Mapping[int, list[Row]]) -> dict[str, Any]:
    center, group = column.center, column.group
    return {
        "id": center.id,
        "code": center.code,
        "name": center.name,
        "group": group and {"code": group.code, "name": group.name},
        "closes": center.closes_ticket,
        "limit": center.wip_limit,
        "count": known.counts.get(center.id, 0),
        "total": known.totals.get(center.id, 0),
        "oldest": known.oldest.get(center.id),
        **page(cards.get(center.id, [])),
    }
