"""M1, M3, M5, M6: where a ticket may go."""

from __future__ import annotations

from collections.abc import Iterator

from services.configuration import Configuration
from services.refusals import (
    CenterIsUnusable,
    ColumnIsFull,
    MayNotMoveOffFlow,
    MustMoveOn,
    OffFlowIsForbidden,
    Refusal,
)
from services.tickets.case import Case, step_of
from services.tickets.state import TicketState
from services.workflow import allows_other_centers


def off_flow(case: Case) -> Iterator[Refusal]:
    """M1."""
    if not case.landing.is_off_flow or case.before is None:
        return
    if not case.may("ticket.move_off_flow"):
        yield MayNotMoveOffFlow(who=case.configuration.who_may("ticket.move_off_flow"))
    if not step_allows_others(case.configuration, case.before):
        yield OffFlowIsForbidden()


def step_allows_others(configuration: Configuration, ticket: TicketState) -> bool:
    resting = step_of(configuration, ticket)
    return resting is None or allows_other_centers(configuration.library, ticket.path)


def usable_center(case: Case) -> Iterator[Refusal]:
    """M3."""
    arrives = case.before is None or case.changes_center
    if arrives and not case.center.is_usable:
        yield CenterIsUnusable(center=case.after.center_id)


def limit(case: Case) -> Iterator[Refusal]:
    """M5, by the count that was read; the commit counts again."""
    counted = (case.related.counts or {}).get(case.center.id, 0)
    refusal = over(case, counted + 1)
    if refusal is not None and not is_confirmed(case):
        yield refusal


def over(case: Case, count: int) -> ColumnIsFull | None:
    """Where the case makes its CR hold `count`, more than its limit."""
    center = case.center
    if center.wip_limit is None or not case.changes_center or case.closes:
        return None
    return full(case.configuration, center.id, count) if count > center.wip_limit else None


def is_confirmed(case: Case) -> bool:
    return case.over_limit and case.may("ticket.exceed_wip")


def full(configuration: Configuration, center_id: int, count: int) -> ColumnIsFull:
    return ColumnIsFull(
        center=center_id,
        count=count,
        limit=configuration.centers[center_id].wip_limit or 0,
        who=configuration.who_may("ticket.exceed_wip"),
    )


def must_move(case: Case) -> Iterator[Refusal]:
    """M6; a type change is not judged (spec §3.10)."""
    if case.before is None or case.kind != "follow_up" or case.changes_type:
        return
    step = step_of(case.configuration, case.before)
    if case.landing.is_stay and step is not None and not step.allows_staying:
        yield MustMoveOn(center=case.before.center_id)
