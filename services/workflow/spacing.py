"""How far apart the orders of a sequence stand."""

from __future__ import annotations

from collections.abc import Collection

SPACINGS = (10, 5, 1)


def spacing_of(orders: Collection[int]) -> int:
    """The widest of 10, 5 and 1 that at least half of the orders keep; 10 to begin with."""
    return next(
        each for each in SPACINGS if 2 * sum(order % each == 0 for order in orders) >= len(orders)
    )
