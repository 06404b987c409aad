"""What a follow-up being written would do, and what it still needs. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from services.configuration import Center, Configuration, Type
from services.refusals import Refusal, Refused
from services.tickets import composing
from services.tickets.course import Course, beginning, onward
from services.tickets.days import Strip, strip
from services.tickets.landing import landing
from services.tickets.state import TicketState
from services.tickets.wishes import UNCHANGED, Direction, Unchanged, Wish


@dataclass(frozen=True, slots=True)
class Plan:
    """`direction` is the wish's, or the first open one; `target` where it ends up, once known."""

    kind: Type
    direction: Direction
    directions: composing.Directions
    course: Course
    target: Center | None
    wants_contact_user: bool
    over: Refusal | None
    may_exceed: bool
    lock: composing.Lock | None
    strip: Strip
    is_off_flow: bool = False
    retypes: bool = False

    @property
    def closes(self) -> bool:
        return self.moves and self.target is not None and self.target.closes_ticket

    @property
    def moves(self) -> bool:
        return self.direction != "stay" or self.retypes

    @property
    def locks_date(self) -> bool:
        return self.lock is not None


def plan(
    configuration: Configuration,
    ticket: TicketState,
    wish: Wish,
    *,
    by: int,
    today: date,
    counts: Mapping[int, int],
) -> Plan:
    kind = _kind(configuration, ticket, wish)
    retypes = kind.id != ticket.type_id
    course = _course(configuration, ticket, wish, kind)
    target = _target(configuration, ticket, wish, course)
    moving = wish.direction != "stay" or retypes
    return Plan(
        kind=kind,
        direction="stay" if retypes else wish.direction,
        directions=composing.directions(configuration, ticket, by=by),
        course=course,
        target=target,
        wants_contact_user=moving and composing.wants_contact_user(configuration, ticket, course),
        over=composing.over_limit(
            configuration,
            target.id if target and moving else None,
            counts,
            present=ticket.center_id,
        ),
        may_exceed=configuration.may(by, "ticket.exceed_wip"),
        lock=composing.lock(configuration, ticket, by=by),
        strip=strip(configuration, kind, today, ticket.next_contact_on),
        is_off_flow=_is_off_flow(configuration, ticket, wish),
        retypes=retypes,
    )


def _kind(configuration: Configuration, ticket: TicketState, wish: Wish) -> Type:
    wanted = ticket.type_id if isinstance(wish.type_id, Unchanged) else wish.type_id
    return configuration.types.get(wanted) or configuration.types[ticket.type_id]


def _course(configuration: Configuration, ticket: TicketState, wish: Wish, kind: Type) -> Course:
    if kind.id != ticket.type_id:
        return _retyped(configuration, ticket, wish, kind)
    if wish.direction != "advance":
        return Course()
    return onward(configuration, ticket, wish.answers)


def _retyped(configuration: Configuration, ticket: TicketState, wish: Wish, kind: Type) -> Course:
    """Spec §3.10: asked only where the new type's workflow has no place for the present CR."""
    unanswered = replace(wish, direction="stay", answers=(), to_center_id=None)
    try:
        if landing(configuration, ticket, unanswered).center_id == ticket.center_id:
            return Course()
    except Refused:
        pass
    return beginning(configuration, kind.workflow_id, wish.answers)


def _target(
    configuration: Configuration, ticket: TicketState, wish: Wish, course: Course
) -> Center | None:
    """None while a question is open or no CR is chosen."""
    if course.open_question or course.is_broken:
        return None
    if course.step:
        return configuration.centers.get(course.center_id or 0)
    if wish.direction == "other":
        return configuration.centers.get(wish.to_center_id or 0)
    chosen = wish.to_center_id if course.ends else None
    return configuration.centers[chosen or ticket.center_id]


def _is_off_flow(configuration: Configuration, ticket: TicketState, wish: Wish) -> bool:
    if wish.direction != "other" or wish.type_id not in (UNCHANGED, ticket.type_id):
        return False
    try:
        return landing(configuration, ticket, wish).is_off_flow
    except Refused:
        return False
