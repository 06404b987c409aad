"""The board's reads, as SQL: each column's window in board order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from services.board.facts import COLUMNS
from services.board.filters import Condition
from services.transaction import day_value, stamp

WINDOW = 40
FROM = "from ticket t join customer c on c.id = t.customer_id"
OPEN = "t.closed_at is null and t.withdrawn_at is null"
CLOSED = "t.closed_at is not null and t.withdrawn_at is null"
LAST = "9999-12-31"
ORDER = f"t.board_priority, coalesce(t.next_contact_on, '{LAST}'), t.number"

Statement = tuple[str, Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a read is limited to: sight, filter or both; `is_free` where by neither."""

    condition: Condition

    @property
    def is_free(self) -> bool:
        return self.condition[0] == "1 = 1"

    @property
    def sql(self) -> str:
        return "" if self.is_free else f"and {self.condition[0]}"

    @property
    def values(self) -> list[Any]:
        return self.condition[1]


def window(center: int, scope: Scope, after: tuple[int, date | None, int] | None) -> Statement:
    """One card more than shown says whether there are more. `after` is a card's board order."""
    seek, key = _below(*after) if after else ("", [])
    return (
        f"""select {COLUMNS} {FROM} where t.center_id = ? and {OPEN} {scope.sql} {seek}
        order by {ORDER} limit {WINDOW + 1}""",
        [center, *scope.values, *key],
    )


def _below(priority: int, due: date | None, number: int) -> tuple[str, list[Any]]:
    """The last day is said in words: as a parameter, asyncpg would take it for infinity."""
    if due is None:
        return f"and ({ORDER}) > (?, '{LAST}', ?)", [priority, number]
    return f"and ({ORDER}) > (?, ?, ?)", [priority, day_value(due), number]


def closed_window(
    center: int, scope: Scope, since: datetime, after: tuple[datetime, int] | None
) -> Statement:
    """The last days, newest first."""
    seek = "and (t.closed_at, t.number) < (?, ?)" if after else ""
    key = [stamp(after[0]), after[1]] if after else []
    return (
        f"""select {COLUMNS} {FROM} where t.center_id = ? and {CLOSED} and t.closed_at >= ?
        {scope.sql} {seek} order by t.closed_at desc, t.number desc limit {WINDOW + 1}""",
        [center, stamp(since), *scope.values, *key],
    )


def windows(centers: Sequence[int], scope: Scope) -> Statement:
    """The windows of several CRs in one look at the tickets: for where few are let through."""
    return (
        f"""select {COLUMNS} from (select t.number, t.center_id, row_number() over
        (partition by t.center_id order by {ORDER}) as place from ticket t
        where {OPEN} and +t.center_id in ({marks(centers)}) {scope.sql}) f
        join ticket t on t.number = f.number join customer c on c.id = t.customer_id
        where f.place <= {WINDOW + 1} order by f.center_id, f.place""",
        [*centers, *scope.values],
    )


def room_heads(rooms: Iterable[str]) -> Statement:
    names = list(rooms)
    return f"select name, seq from room where name in ({marks(names)})", names


def marks(values: Sequence[Any]) -> str:
    return ", ".join("?" for _ in values) or "null"
