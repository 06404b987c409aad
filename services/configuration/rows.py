"""Rows as either database gives them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

Row = tuple[Any, ...]


def flagged(row: Row, *flags: int) -> Row:
    """The row with true and false at `flags`, as neither database agrees on them."""
    return tuple(bool(value) if at in flags else value for at, value in enumerate(row))


def gathered(pairs: Iterable[Row]) -> dict[int, list[int]]:
    values: dict[int, list[int]] = defaultdict(list)
    for key, value in pairs:
        values[key].append(value)
    return values
