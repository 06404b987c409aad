"""The board's reads, as SQL: each column's window in board order, and the heads.

`+t.center_id` keeps SQLite from counting through an index of the CRs with a look at every
ticket, where an index of what is filtered holds all that is counted.
"""

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


def heads(centers: Sequence[int], scope: Scope) -> Statement:
    """`(center, count, oldest)`: from the counters where nothing is left out."""
    if scope.is_free:
        return (
            f"""select id, open_count, (select min(t.entered_center_at) from ticket t
            where t.center_id = responsibility_center.id and {OPEN})
            from responsibility_center where id in ({_marks(centers)})""",
            centers,
        )
    return (
        f"""select +t.center_id, count(*), min(t.entered_center_at) from ticket t
        where {OPEN} and +t.center_id in ({_marks(centers)}) {scope.sql} group by +t.center_id""",
        [*centers, *scope.values],
    )


def closed_heads(centers: Sequence[int], scope: Scope, since: datetime) -> Statement:
    return (
        f"""select t.center_id, count(*), null from ticket t where {CLOSED}
        and t.center_id in ({_marks(centers)}) and t.closed_at >= ? {scope.sql}
        group by t.center_id""",
        [*centers, stamp(since), *scope.values],
    )


def windows(centers: Sequence[int], scope: Scope) -> Statement:
    """The windows of several CRs in one look at the tickets: for where few are let through."""
    return (
        f"""select {COLUMNS} from (select t.number, t.center_id, row_number() over
        (partition by t.center_id order by {ORDER}) as place from ticket t
        where {OPEN} and +t.center_id in ({_marks(centers)}) {scope.sql}) f
        join ticket t on t.number = f.number join customer c on c.id = t.customer_id
        where f.place <= {WINDOW + 1} order by f.center_id, f.place""",
        [*centers, *scope.values],
    )


def overview(board: int, sight: Scope, chosen: Condition, views: Sequence[Condition]) -> Statement:
    """`(center, count, oldest, open, pinned, *views)` of all that one sees, in one look."""
    counted = [f"count(*) filter (where {sql})" for sql, _ in views]
    return (
        f"""select t.center_id, count(*) filter (where {chosen[0]}),
        min(t.entered_center_at) filter (where {chosen[0]}), count(*),
        count(*) filter (where t.workflow_id = ?), {", ".join(counted)}
        from ticket t where {OPEN} {sight.sql} group by t.center_id""",
        [*chosen[1], *chosen[1], board, *(v for _, each in views for v in each), *sight.values],
    )


def totals(centers: Sequence[int]) -> Statement:
    """Open tickets of each CR, whoever sees them (M5)."""
    return (
        f"select id, open_count from responsibility_center where id in ({_marks(centers)})",
        centers,
    )


def elsewhere(workflow: int, centers: Sequence[int], sight: Scope) -> Statement:
    """Open tickets pinned to the workflow that stand outside its columns."""
    return (
        f"""select coalesce(sum((select count(*) from ticket t where t.workflow_id = ?
        and t.center_id = responsibility_center.id and {OPEN} {sight.sql})), 0)
        from responsibility_center where id not in ({_marks(centers)})""",
        [workflow, *sight.values, *centers],
    )


def view(centers: Sequence[int], sight: Scope, chosen: Condition) -> Statement:
    """How many of the board's open tickets a saved view holds."""
    return (
        f"""select count(*) from ticket t where {OPEN} and {chosen[0]}
        and +t.center_id in ({_marks(centers)}) {sight.sql}""",
        [*chosen[1], *centers, *sight.values],
    )


def room_heads(rooms: Iterable[str]) -> Statement:
    names = list(rooms)
    return f"select name, seq from room where name in ({_marks(names)})", names


def _marks(values: Sequence[Any]) -> str:
    return ", ".join("?" for _ in values) or "null"
