"""The first cards of each column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from services.board import statements
from services.board.asked import Asked
from services.board.facts import facts_of
from services.board.heads import Heads
from services.board.statements import WINDOW, Statement
from services.transaction import Rows

DENSE = 50
"""Where one ticket in so many is let through, a walk in board order soon has its window."""
CENTER = 2
Row = tuple[Any, ...]


def page(rows: Sequence[Row]) -> dict[str, Any]:
    """A window as cards; the one too many says that there are more."""
    return {"cards": [facts_of(row).card for row in rows[:WINDOW]], "more": len(rows) > WINDOW}


async def read(rows: Rows, what: Asked, known: Heads) -> Mapping[int, list[Row]]:
    """By CR; nothing is looked for where nothing is let through."""
    drawn: dict[int, list[Row]] = defaultdict(list)
    for found in await rows.rows(*_statements(what, known)):
        for row in found:
            drawn[row[CENTER]].append(row)
    return drawn


def _statements(what: Asked, known: Heads) -> list[Statement]:
    scope = what.scope
    filled = [c for c in what.board.open_centers if known.counts.get(c)]
    sparse = [c for c in filled if known.counts[c] * DENSE < known.standing[c]]
    asked = [statements.window(c, scope, None) for c in filled if c not in sparse]
    if sparse:
        asked.append(statements.windows(sparse, scope))
    closing = what.board.closing_centers
    return asked + [statements.closed_window(c, scope, what.since, None) for c in closing]
