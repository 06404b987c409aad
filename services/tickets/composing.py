"""What a composer needs for one ticket and one person. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from services.configuration import Center, Configuration
from services.refusals import (
    MayNotMoveOffFlow,
    MoveIsMissing,
    MustMoveOn,
    NotPermitted,
    OffFlowIsForbidden,
    Refusal,
)
from services.rules.contact_user import keepers, may_unlock
from services.rules.moves import full, step_allows_others
from services.tickets.case import step_of
from services.tickets.course import Course
from services.tickets.landing import landing
from services.tickets.state import TicketState
from services.tickets.wishes import Wish


@dataclass(frozen=True, slots=True)
class Directions:
    """What stands against each way; empty: it is open."""

    advance: tuple[Refusal, ...]
    stay: tuple[Refusal, ...]
    other: tuple[Refusal, ...]
    is_free: bool
    """Choosing another CR is not off-flow: no workflow, or it has ended."""

    @property
    def first(self) -> str:
        """What the composer stands on."""
        return "stay" if self.advance else "advance"


def directions(configuration: Configuration, ticket: TicketState, *, by: int) -> Directions:
    return Directions(
        advance=() if ticket.flow == "on" else (MoveIsMissing(),),
        stay=_against_staying(configuration, ticket),
        other=_against_leaving(configuration, ticket, by),
        is_free=ticket.flow in ("none", "exhausted"),
    )


def _against_staying(configuration: Configuration, ticket: TicketState) -> tuple[Refusal, ...]:
    step = step_of(configuration, ticket)
    stays = step is None or step.allows_staying
    return () if stays else (MustMoveOn(center=ticket.center_id),)


def _against_leaving(
    configuration: Configuration, ticket: TicketState, by: int
) -> tuple[Refusal, ...]:
    if ticket.flow != "on":
        return ()
    if not step_allows_others(configuration, ticket):
        return (OffFlowIsForbidden(),)
    if configuration.may(by, "ticket.move_off_flow"):
        return ()
    return (MayNotMoveOffFlow(who=configuration.who_may("ticket.move_off_flow")),)


def other_centers(
    configuration: Configuration, ticket: TicketState, *, by: int
) -> tuple[Center, ...]:
    """Where an other-CRs move may lead, in code order."""
    may_leave = configuration.may(by, "ticket.move_off_flow")
    return tuple(
        center
        for center in configuration.centers.values()
        if center.is_usable
        and center.id != ticket.center_id
        and (may_leave or not _is_off_flow(configuration, ticket, center.id))
    )


def _is_off_flow(configuration: Configuration, ticket: TicketState, center_id: int) -> bool:
    return landing(
        configuration, ticket, Wish(direction="other", to_center_id=center_id)
    ).is_off_flow


@dataclass(frozen=True, slots=True)
class Lock:
    """F5 holds for this person: whom to turn to."""

    holder: int
    above: tuple[int, ...]


def lock(configuration: Configuration, ticket: TicketState, *, by: int) -> Lock | None:
    if ticket.contact_user_id is None or may_unlock(configuration, ticket, by):
        return None
    holder, *above = keepers(configuration, ticket)
    return Lock(holder, tuple(above))


def over_limit(
    configuration: Configuration,
    center_id: int | None,
    counts_now: Mapping[int, int],
    *,
    present: int | None = None,
) -> Refusal | None:
    """What M5 will say of a move from `present` to a CR, by the counts as they are now."""
    center = configuration.centers.get(center_id or 0)
    if center is None or center.id == present or center.closes_ticket or center.wip_limit is None:
        return None
    count = counts_now.get(center.id, 0) + 1
    return full(configuration, center.id, count) if count > center.wip_limit else None


def wants_contact_user(
    configuration: Configuration, ticket: TicketState | None, course: Course
) -> bool:
    """F6: arriving there names the contact user expressly."""
    if course.step is None or not course.step.requires_contact_user:
        return False
    return ticket is None or step_of(configuration, ticket) != course.step


def candidates(configuration: Configuration, *, by: int, present: int | None) -> tuple[int, ...]:
    """Who may be named (F7): the present one first, then oneself, then the others by name."""
    able = configuration.who_may("ticket.follow_up")
    others = able if configuration.may(by, "ticket.delegate") else ()
    ranked = (present, by, *others)
    wanted = [user for user in ranked if user is not None and configuration.can_hold(user)]
    return tuple(dict.fromkeys(wanted))


def may_follow_up(configuration: Configuration, *, by: int) -> tuple[Refusal, ...]:
    needed = "ticket.follow_up"
    if configuration.may(by, needed):
        return ()
    return (NotPermitted(permission=needed, who=configuration.who_may(needed)),)
