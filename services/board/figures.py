"""What is counted over the columns, as SQL.

`+t.center_id` keeps SQLite from counting through an index of the CRs with a look at every
ticket, where an index of what is filtered holds all that is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from services.board.filters import Condition
from services.board.statements import CLOSED, OPEN, Scope, Statement, marks
from services.transaction import stamp


def heads(centers: Sequence[int], scope: Scope) -> Statement:
    """`(center, count, oldest)`: from the counters where nothing is left out."""
    if scope.is_free:
        return (
            f"""select id, open_count, (select min(t.entered_center_at) from ticket t
            where t.center_id = responsibility_center.id and {OPEN})
            from responsibility_center where id in ({marks(centers)})""",
            centers,
        )
    return (
        f"""select +t.center_id, count(*), min(t.entered_center_at) from ticket t
        where {OPEN} and +t.center_id in ({marks(centers)}) {scope.sql} group by +t.center_id""",
        [*centers, *scope.values],
    )


def closed_heads(centers: Sequence[int], scope: Scope, since: datetime) -> Statement:
    return (
        f"""select t.center_id, count(*), null from ticket t where {CLOSED}
        and t.center_id in ({marks(centers)}) and t.closed_at >= ? {scope.sql}
        group by t.center_id""",
        [*centers, stamp(since), *scope.values],
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
        f"select id, open_count from responsibility_center where id in ({marks(centers)})",
        centers,
    )


def elsewhere(workflow: int, centers: Sequence[int], sight: Scope) -> Statement:
    """Open tickets pinned to the workflow that stand outside its columns."""
    return (
        f"""select coalesce(sum((select count(*) from ticket t where t.workflow_id = ?
        and t.center_id = responsibility_center.id and {OPEN} {sight.sql})), 0)
        from responsibility_center where id not in ({marks(centers)})""",
        [workflow, *sight.values, *centers],
    )


def view(centers: Sequence[int], sight: Scope, chosen: Condition) -> Statement:
    """How many of the board's open tickets a saved view holds."""
    return (
        f"""select count(*) from ticket t where {OPEN} and {chosen[0]}
        and +t.center_id in ({marks(centers)}) {sight.sql}""",
        [*chosen[1], *centers, *sight.values],
    )
