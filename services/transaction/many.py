"""Many rows in one statement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from services.transaction.work import Statement


def many(into: str, rows: Sequence[Sequence[Any]], after: str = "") -> Statement:
    """Insert `rows`, of which there is one at least; `into` names the table and its columns."""
    marks = f"({', '.join('?' * len(rows[0]))})"
    sql = f"{into} values {', '.join([marks] * len(rows))} {after}"
    return sql, [value for row in rows for value in row]
