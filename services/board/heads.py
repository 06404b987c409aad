"""The figures over the columns: counts, the oldest, what is elsewhere, the saved views."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from services.board import statements
from services.board.asked import Asked
from services.board.facts import epoch
from services.board.filters import NOBODY, Filter, condition
from services.board.statements import Statement
from services.transaction import Rows, moment

VIEWS = {"overdue": Filter(due="overdue"), "nobody": Filter(user_id=NOBODY)}


@dataclass(frozen=True, slots=True)
class Heads:
    """By CR: what the filter lets through, since when (epoch), and how many are open in all."""

    counts: Mapping[int, int]
    oldest: Mapping[int, int | None]
    totals: Mapping[int, int]
    elsewhere: int
    views: Mapping[str, int]


def questions(what: Asked) -> dict[str, Statement]:
    board, scope = what.board, what.scope
    asked = {
        "open": statements.heads(board.open_centers, scope),
        "closed": statements.closed_heads(board.closing_centers, scope, what.since),
        "totals": statements.totals(board.centers),
        "elsewhere": statements.elsewhere(board.id, board.centers, what.sight),
    }
    return asked | {name: _view(what, chosen) for name, chosen in VIEWS.items()} | _all(what)


def mine(what: Asked) -> Statement:
    return _view(what, Filter(user_id=what.by))


def _all(what: Asked) -> dict[str, Statement]:
    """Nothing to ask where the counters say it."""
    return {} if what.sight.is_free else {"all": _view(what, Filter())}


def _view(what: Asked, chosen: Filter) -> Statement:
    return statements.view(what.board.open_centers, what.sight, condition(chosen, what.today))


def answered(what: Asked, found: Mapping[str, list[Any]]) -> Heads:
    heads = [*found["open"], *found["closed"]]
    counts = {center: count for center, count, _ in heads}
    return Heads(
        counts=counts,
        oldest={center: epoch(moment(oldest)) for center, _, oldest in heads},
        totals=_totals(what, counts, dict(found["totals"])),
        elsewhere=found["elsewhere"][0][0],
        views=_views(what, found),
    )


def _totals(what: Asked, counts: Mapping[int, int], totals: dict[int, int]) -> dict[int, int]:
    """All open tickets where the viewer sees all or the CR has a limit (M5), else the visible."""
    centers = what.configuration.centers
    known = what.sight.is_free
    return {
        center: total if known or centers[center].wip_limit is not None else counts.get(center, 0)
        for center, total in totals.items()
    }


def _views(what: Asked, found: Mapping[str, list[Any]]) -> dict[str, int]:
    totals = dict(found["totals"])
    shown = sum(totals.get(center, 0) for center in what.board.open_centers)
    everything = found["all"][0][0] if "all" in found else shown
    return {"all": everything} | {name: found[name][0][0] for name in VIEWS}


async def heads(rows: Rows, what: Asked) -> Heads:
    asked = questions(what)
    found = await rows.rows(*asked.values())
    return answered(what, dict(zip(asked, found, strict=True)))
