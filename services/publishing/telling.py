"""What the rooms are told of many tickets at once: one delta a room (spec §7).

`{"k": "many", "d": [...], "heads": {...}}`; each of `d` is a delta as services/board/deltas.py
has it, or, where only version and count of follow-ups grew, `{"k": "raised", "n", "v", "f"}`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

import orjson

from services.access.sight import sees_in_room
from services.board.changes import Head, TicketChange
from services.board.deltas import Body, deltas_for
from services.configuration import Configuration
from services.publishing.moving import Move


def told(
    some: Iterable[Move],
    configuration: Configuration,
    rooms: Iterable[str],
    heads: Mapping[int, Head],
    *,
    by: int,
    at: datetime,
) -> list[Body]:
    """`(room, body)` for each room that sees one of them, or the count of a CR with a limit."""
    names = list(rooms)
    bodies: dict[str, dict[str, None]] = {room: {} for room in names}
    for move in some:
        for room, body in _of_one(move, configuration, names, heads, by=by, at=at):
            bodies[room][body] = None
    return [(room, _joined(told)) for room, told in bodies.items() if told]


def _of_one(
    move: Move,
    configuration: Configuration,
    rooms: list[str],
    heads: Mapping[int, Head],
    *,
    by: int,
    at: datetime,
) -> list[Body]:
    if move.changes_center:
        change = TicketChange("migrated", move.before, move.after, by, at, heads)
        return deltas_for(change, configuration, rooms)
    after = move.after
    raised = {"k": "raised", "n": after.number, "v": after.version, "f": after.follow_ups}
    body = orjson.dumps(raised).decode()
    return [(room, body) for room in rooms if sees_in_room(configuration, room, after.sight)]


def _joined(told: Iterable[str]) -> str:
    joined = {"k": "many", "d": [orjson.Fragment(body) for body in told]}
    return orjson.dumps(joined).decode()
