"""Rows as either database gives them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, TypeVar

Row = tuple[Any, ...]
Made = TypeVar("Made")


def kept_while_same(make: Callable[..., Made]) -> Callable[..., Made]:
    """What was made of the same rows the last time: a change seldom touches all of them."""
    last: list[Any] = [None, None]

    @wraps(make)
    def made(*rows: list[Row]) -> Made:
        if last[0] != rows:
            last[:] = rows, make(*rows)
        return last[1]  # type: ignore[no-any-return]

    return made


def flagged(row: Row, *flags: int) -> Row:
    """The row with true and false at `flags`, as neither database agrees on them."""
    return tuple(bool(value) if at in flags else value for at, value in enumerate(row))


def gathered(pairs: Iterable[Row]) -> dict[int, list[int]]:
    values: dict[int, list[int]] = defaultdict(list)
    for key, value in pairs:
        values[key].append(value)
    return values
