"""Who listens together. Only rooms in use are told; what they were told is kept ten minutes.

A room that falls out of use misses changes without a trace. When it comes into use again its
sequence is raised, so whoever still holds the old one finds a gap that nothing fills, and
takes a new snapshot. `all` is always in use.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from services.transaction import Rows, StorageRefuses, Work, moment, reading, stamp, unit_of_work

KEPT = timedelta(minutes=10)
MARGIN = timedelta(seconds=30)
TOUCHED_FOR = timedelta(minutes=1)
MOST = 2000
TOUCH = """insert into room (name, seq, used_at) values (?, 1, ?)
on conflict (name) do update set used_at = excluded.used_at, seq = room.seq +
case when room.name <> 'all' and (room.used_at is null or room.used_at < ?) then 1 else 0 end"""
USED = "select name, used_at from room where used_at >= ?"
HEAD = "select seq from room where name = ?"
SINCE = "select seq, body from delta where room = ? and seq > ? order by seq limit ?"
PRUNE = "delete from delta where at < ?"
_used: dict[str, datetime] = {}


@dataclass(frozen=True, slots=True)
class Missed:
    """What a room was told after the sequence one holds; `head` is the last."""

    head: int
    bodies: tuple[str, ...]


def in_use(now: datetime | None = None) -> frozenset[str]:
    """Rather a little too long than too short."""
    oldest = (now or datetime.now(UTC)) - KEPT - MARGIN
    return frozenset({"all", *(room for room, used_at in list(_used.items()) if used_at >= oldest)})


async def touch(rooms: Iterable[str], now: datetime | None = None) -> None:
    """Somebody listens here. Written once a minute at most, where anything can be."""
    now = now or datetime.now(UTC)
    stale = sorted(room for room in rooms if not _is_fresh(room, now))
    if not stale:
        return

    async def body(work: Work) -> None:
        marks = (stamp(now), stamp(now - KEPT))
        await work.rows(*((TOUCH, (room, *marks)) for room in stale))

    with suppress(StorageRefuses):
        await unit_of_work(body, by=None)
        _used.update(dict.fromkeys(stale, now))


def _is_fresh(room: str, now: datetime) -> bool:
    return room in _used and now - _used[room] < TOUCHED_FOR


async def recall(now: datetime | None = None) -> None:
    """Which rooms were in use when this process stopped, or are in another one."""
    since = (now or datetime.now(UTC)) - KEPT
    [found] = await reading(lambda rows: rows.rows((USED, [stamp(since)])))
    for room, used_at in found:
        at = moment(used_at)
        if at is not None and at > _used.get(room, since):
            _used[room] = at


async def missed(room: str, since: int) -> Missed | None:
    """None where the deltas after `since` are not all there: a snapshot is needed."""

    async def body(rows: Rows) -> Missed | None:
        heads, found = await rows.rows((HEAD, [room]), (SINCE, [room, since, MOST]))
        head = heads[0][0] if heads else 0
        if [seq for seq, _ in found] != list(range(since + 1, head + 1)):
            return None
        return Missed(head, tuple(text for _, text in found))

    return await reading(body)


async def heads(rooms: Iterable[str]) -> dict[str, int]:
    names = sorted(rooms)
    asked = [(HEAD, [name]) for name in names]
    found = await reading(lambda rows: rows.rows(*asked))
    return {name: rows[0][0] if rows else 0 for name, rows in zip(names, found, strict=True)}


async def prune(now: datetime | None = None) -> None:
    """Let go of what is older than ten minutes, where anything can be written."""
    before = (now or datetime.now(UTC)) - KEPT

    async def body(work: Work) -> None:
        await work.rows((PRUNE, (stamp(before),)))

    with suppress(StorageRefuses):
        await unit_of_work(body, by=None)


def forget() -> None:
    """Nobody listens. For tests."""
    _used.clear()
