"""The figures over the columns: counts, the oldest, what is elsewhere, the saved views."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from services.board import figures
from services.board.asked import Asked
from services.board.facts import epoch
from services.board.filters import NOBODY, Filter, condition
from services.board.statements import Statement
from services.transaction import Rows, moment

VIEWS = {"overdue": Filter(due="overdue"), "nobody": Filter(user_id=NOBODY)}
SEEN = {"all": 3, "overdue": 5, "nobody": 6}
"""Where an overview has the views."""


@dataclass(frozen=True, slots=True)
class Heads:
    """By CR: what the filter lets through, since when (epoch), how many are open in all.

    `totals` is what the viewer may know of `standing`, all open tickets.
    """

    counts: Mapping[int, int]
    oldest: Mapping[int, int | None]
    totals: Mapping[int, int]
    standing: Mapping[int, int]
    elsewhere: int
    views: Mapping[str, int]


async def heads(rows: Rows, what: Asked) -> Heads:
    """From the counters and indexes where one sees all, else in one look at what one sees."""
    asked = _of_all(what) if what.sight.is_free else _of_the_seen(what)
    board = what.board
    asked["closed"] = figures.closed_heads(board.closing_centers, what.scope, what.since)
    asked["totals"] = figures.totals(board.centers)
    found = dict(zip(asked, await rows.rows(*asked.values()), strict=True))
    return _all(what, found) if what.sight.is_free else _seen(what, found)


def mine(what: Asked) -> Statement:
    return _view(what, Filter(user_id=what.by))


def _view(what: Asked, chosen: Filter) -> Statement:
    return figures.view(what.board.open_centers, what.sight, condition(chosen, what.today))


def _of_all(what: Asked) -> dict[str, Statement]:
    board = what.board
    asked = {
        "open": figures.heads(board.open_centers, what.scope),
        "elsewhere": figures.elsewhere(board.id, board.centers, what.sight),
    }
    return asked | {name: _view(what, chosen) for name, chosen in VIEWS.items()}


def _all(what: Asked, found: Mapping[str, list[Any]]) -> Heads:
    totals = dict(found["totals"])
    shown = sum(totals.get(center, 0) for center in what.board.open_centers)
    return Heads(
        **_figures([*found["open"], *found["closed"]]),
        totals=totals,
        standing=totals,
        elsewhere=int(found["elsewhere"][0][0]),
        views={"all": shown} | {name: found[name][0][0] for name in VIEWS},
    )


def _of_the_seen(what: Asked) -> dict[str, Statement]:
    chosen = condition(what.chosen, what.today)
    views = [condition(each, what.today) for each in VIEWS.values()]
    return {"seen": figures.overview(what.board.id, what.sight, chosen, views)}


def _seen(what: Asked, found: Mapping[str, list[Any]]) -> Heads:
    board = what.board
    here = [row for row in found["seen"] if row[0] in board.open_centers]
    away = [row for row in found["seen"] if row[0] not in board.centers]
    figures = _figures([*(row[:3] for row in here), *found["closed"]])
    seen, standing = {row[0]: row[3] for row in here}, dict(found["totals"])
    return Heads(
        **figures,
        totals=_totals(what, seen, standing),
        standing=standing,
        elsewhere=sum(row[4] for row in away),
        views={name: sum(row[at] for row in here) for name, at in SEEN.items()},
    )


def _figures(rows: list[Any]) -> dict[str, Any]:
    return {
        "counts": {center: count for center, count, _ in rows},
        "oldest": {center: epoch(moment(oldest)) for center, _, oldest in rows},
    }


def _totals(what: Asked, seen: Mapping[int, int], totals: dict[int, int]) -> dict[int, int]:
    """All open tickets where the CR has a limit (M5), else those one sees."""
    centers = what.configuration.centers
    return {
        center: total if centers[center].wip_limit is not None else seen.get(center, 0)
        for center, total in totals.items()
    }
