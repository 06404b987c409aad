"""What the rooms are told, in the change's own commit and after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.transaction import Work, stamp

RAISE = """insert into room (name, seq) values (?, 1)
on conflict (name) do update set seq = room.seq + 1 returning seq"""
TELL = """insert into delta (room, seq, at, body)
select name, seq, ?, ? from room where name = ?"""
Told = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class RoomTold:
    """A delta was committed: `seq` is its place in the room, `body` its JSON text."""

    room: str
    seq: int
    body: str


def statements(told: Told, at: datetime) -> list[tuple[str, tuple[Any, ...]]]:
    """Raise each room's sequence and keep its delta; rooms in the order of their names."""
    when = stamp(at)
    rows: list[tuple[str, tuple[Any, ...]]] = []
    for room, body in sorted(told):
        rows += [(RAISE, (room,)), (TELL, (when, body, room))]
    return rows


def record(work: Work, told: Told, rows: list[list[Any]]) -> None:
    """`rows` are what `statements` returned."""
    for (room, body), raised in zip(sorted(told), rows[::2], strict=True):
        work.record(RoomTold(room, raised[0][0], body))
