"""One card, as it is now."""

from __future__ import annotations

from typing import Any

from services.access.sight import visible_where
from services.board.facts import COLUMNS, facts_of
from services.board.statements import FROM
from services.configuration import configuration
from services.transaction import reading


async def card(number: int, *, by: int) -> dict[str, Any] | None:
    """None where `by` doesn't see it (P1)."""
    sight, values = visible_where(await configuration(), by)
    query = f"""select {COLUMNS} {FROM} where t.number = ? and t.withdrawn_at is null
    and {sight}"""
    [found] = await reading(lambda rows: rows.rows((query, [number, *values])))
    return facts_of(found[0]).card if found else None
