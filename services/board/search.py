"""Tickets by number, customer or subject, closed ones too; only those in sight (P1)."""

from __future__ import annotations

from typing import Any

from services.access.sight import visible_where
from services.board.facts import epoch
from services.board.filters import LONGEST, both, text, whole
from services.board.statements import FROM
from services.configuration import configuration
from services.folding import folded
from services.transaction import moment, reading

MOST = 30


async def matching(question: str, *, by: int) -> list[dict[str, Any]]:
    """The number itself first, then open before closed, the newest first."""
    words = tuple(folded(question[:LONGEST]).split())
    if not words or "\0" in question:
        return []
    sql, values = both(text(words), visible_where(await configuration(), by))
    exact = whole(words[0].removeprefix("#")) or 0
    query = f"""select t.number, c.name, t.subject, t.center_id, t.closed_at, t.type_id {FROM}
    where t.withdrawn_at is null and {sql}
    order by case when t.number = ? then 0 else 1 end,
    case when t.closed_at is null then 0 else 1 end, t.number desc limit {MOST}"""
    [found] = await reading(lambda rows: rows.rows((query, [*values, exact])))
    return [_hit(*row) for row in found]


def _hit(number: int, who: str, subject: str, *rest: Any) -> dict[str, Any]:
    center, closed, kind = rest
    return {"n": number, "w": who, "s": subject, "c": center, "x": epoch(moment(closed)), "t": kind}
