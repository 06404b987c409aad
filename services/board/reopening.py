"""A closed card lights the column where reopening would put it (spec §3.11, §7)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from services.board.columns import Board
from services.board.judging import Bench
from services.board.verdicts import ColumnWays, Over, TicketWays, Why, Zone, verdict_of
from services.configuration import Configuration
from services.refusals import ColumnIsFull, NotPermitted, Refusal, TicketIsClosed
from services.tickets.composing import over_limit
from services.tickets.landing import published
from services.tickets.way_back import RESTED, is_restable
from services.transaction import json_value
from services.workflow import BrokenFlow, Lands, path_from_json, resting_step, ways_from_start

__all__ = ["RESTED", "ways_back"]
NEEDS = "ticket.reopen"
Rested = list[tuple[Any, ...]]
Lit = Mapping[int, bool]
"""The CRs where it may come back to; true where the step wants a contact user (F6)."""


def ways_back(bench: Bench, board: Board, rested: Rested) -> TicketWays:
    ticket = bench.ticket
    lit = _lit(bench, board, rested)
    return TicketWays(
        number=ticket.number,
        version=ticket.version,
        center=ticket.center_id,
        columns={center: _column(bench, center, lit) for center in board.centers},
    )


def _lit(bench: Bench, board: Board, rested: Rested) -> Lit:
    """Where it last rested; else where its type's workflow begins; else wherever one likes."""
    known = bench.found.configuration
    for center, path, flow in rested:
        if is_restable(known, center):
            return {center: flow == "on" and _wants_user(known, json_value(path))}
    return _starts(bench, known) or {c: False for c in board.centers if is_restable(known, c)}


def _wants_user(known: Configuration, path: list[list[int]]) -> bool:
    try:
        return resting_step(known.library, path_from_json(path)).requires_contact_user
    except BrokenFlow:
        return False


def _starts(bench: Bench, known: Configuration) -> Lit:
    version = published(known, known.types[bench.ticket.type_id].workflow_id)
    if version is None:
        return {}
    led = [way.outcome for way in ways_from_start(known.library, version).ways]
    steps = [each.step for each in led if isinstance(each, Lands)]
    restable = [step for step in steps if is_restable(known, step.center_id)]
    return {step.center_id or 0: step.requires_contact_user for step in restable}


def _column(bench: Bench, center: int, lit: Lit) -> ColumnWays:
    if center == bench.ticket.center_id:
        return ColumnWays("stay")
    may = bench.found.configuration.who_may(NEEDS)
    if center not in lit:
        return verdict_of((), Why((TicketIsClosed(number=bench.ticket.number, who=may),)))
    if bench.by not in may:
        return verdict_of((), Why((NotPermitted(permission=NEEDS, who=may),)))
    return _reopened(bench, center, wants_user=lit[center])


def _reopened(bench: Bench, center: int, *, wants_user: bool) -> ColumnWays:
    known, ticket = bench.found.configuration, bench.ticket
    counted = bench.found.related.counts or {}
    full = over_limit(known, center, counted, present=ticket.center_id)
    if full is not None and not known.may(bench.by, "ticket.exceed_wip"):
        return verdict_of((), Why((full,)))
    zone = Zone(
        to=center, direction="reopen", reopens=True, asks=_asks(bench, wants_user), over=_over(full)
    )
    return verdict_of((zone,), None)


def _asks(bench: Bench, wants_user: bool) -> tuple[str, ...]:
    known, ticket = bench.found.configuration, bench.ticket
    more = {
        "contact": known.types[ticket.type_id].require_contact,
        "contact_user": wants_user and not known.can_hold(ticket.contact_user_id),
    }
    return ("text", "date", *(name for name, asked in more.items() if asked))


def _over(full: Refusal | None) -> Over | None:
    return Over(full.count, full.limit) if isinstance(full, ColumnIsFull) else None
