"""Where a change takes a ticket: CR, path and flow (spec §3)."""

from __future__ import annotations

from dataclasses import dataclass

from services.configuration import Configuration, Type
from services.refusals import (
    AnswersDontFit,
    CenterIsUnusable,
    FlowIsBroken,
    MoveIsMissing,
    QuestionIsOpen,
    Refused,
    TypeChangeStandsAlone,
    TypeIsUnusable,
)
from services.tickets.state import TicketState
from services.tickets.wishes import UNCHANGED, Wish
from services.workflow import AnswersDontFit as WrongAnswers
from services.workflow import (
    Asks,
    BrokenFlow,
    Exhausted,
    Given,
    Lands,
    Library,
    Outcome,
    Path,
    place,
    place_in,
    start,
    walk,
)


@dataclass(frozen=True, slots=True)
class Landing:
    """`center_id` None: chosen freely, and not chosen yet."""

    center_id: int | None
    path: Path
    flow: str
    is_off_flow: bool = False
    is_stay: bool = False


def landing(configuration: Configuration, ticket: TicketState, wish: Wish) -> Landing:
    """Raises Refused where the wish leads nowhere (M1, M2)."""
    if wish.type_id is not UNCHANGED and wish.type_id != ticket.type_id:
        return _by_type(configuration, ticket, wish)
    if wish.direction == "advance":
        return _advance(configuration, ticket, wish)
    unasked(wish.answers)
    if wish.direction == "other":
        return _elsewhere(configuration, ticket, wish.to_center_id)
    return Landing(ticket.center_id, ticket.path, ticket.flow, is_stay=True)


def unasked(answers: tuple[Given, ...]) -> None:
    """Raises Refused where something is answered that nobody asked (M2)."""
    if answers:
        raise Refused(AnswersDontFit())


def at_start(
    configuration: Configuration,
    workflow_id: int | None,
    answers: tuple[Given, ...],
    chosen: int | None,
) -> Landing:
    """Where a new ticket begins (spec §3.1, §3.9, §3.14)."""
    version = published(configuration, workflow_id)
    if version is None:
        unasked(answers)
        return Landing(chosen, (), "none")
    outcome = answered(lambda: start(configuration.library, version, answers))
    if isinstance(outcome, Lands):
        return Landing(outcome.step.center_id, outcome.path, "on")
    return Landing(chosen, (), "exhausted")


def published(configuration: Configuration, workflow_id: int | None) -> int | None:
    workflow = configuration.workflows.get(workflow_id) if workflow_id is not None else None
    return workflow.published_version_id if workflow is not None else None


def answered(walking: object) -> Lands | Exhausted:
    """The outcome of a walk that asks nothing more. Raises Refused (M1, M2)."""
    try:
        outcome: Outcome = walking()  # type: ignore[operator]
    except WrongAnswers:
        raise Refused(AnswersDontFit()) from None
    except BrokenFlow:
        raise Refused(FlowIsBroken()) from None
    if isinstance(outcome, Asks):
        raise Refused(QuestionIsOpen(question=outcome.step.question))
    return outcome


def _advance(configuration: Configuration, ticket: TicketState, wish: Wish) -> Landing:
    if ticket.flow != "on":
        raise Refused(MoveIsMissing())
    outcome = answered(lambda: walk(configuration.library, ticket.path, wish.answers))
    if isinstance(outcome, Lands):
        return Landing(outcome.step.center_id, outcome.path, "on")
    return Landing(wish.to_center_id or ticket.center_id, ticket.path, "exhausted")


def _elsewhere(configuration: Configuration, ticket: TicketState, center_id: int | None) -> Landing:
    if center_id is None or center_id == ticket.center_id:
        raise Refused(CenterIsUnusable(center=center_id))
    if ticket.flow in ("none", "exhausted"):
        return Landing(center_id, ticket.path, ticket.flow)
    found = _placed(configuration, ticket, center_id)
    is_off_flow = ticket.flow == "on" or found is None
    if found is None:
        return Landing(center_id, ticket.path, "off", is_off_flow=is_off_flow)
    return Landing(center_id, found, "on", is_off_flow=is_off_flow)


def _placed(configuration: Configuration, ticket: TicketState, center_id: int) -> Path | None:
    library: Library = configuration.library
    if ticket.path:
        return place(library, ticket.path, center_id)
    version = published(configuration, configuration.types[ticket.type_id].workflow_id)
    return place_in(library, version, center_id) if version is not None else None


def _by_type(configuration: Configuration, ticket: TicketState, wish: Wish) -> Landing:
    """Spec §3.10: the new type's workflow takes the ticket where it stands, else at its start."""
    if wish.direction != "stay":
        raise Refused(TypeChangeStandsAlone())
    kind = configuration.types.get(wish.type_id) if isinstance(wish.type_id, int) else None
    if kind is None:
        raise Refused(TypeIsUnusable())
    found = _kept(configuration, ticket, kind)
    if found is not None:
        unasked(wish.answers)
        return found
    begun = at_start(configuration, kind.workflow_id, wish.answers, wish.to_center_id)
    return begun if begun.center_id else Landing(ticket.center_id, (), begun.flow)


def _kept(configuration: Configuration, ticket: TicketState, kind: Type) -> Landing | None:
    """On its CR: without a workflow, in the same one, or where `place` finds it."""
    version = published(configuration, kind.workflow_id)
    if version is None:
        return Landing(ticket.center_id, (), "none", is_stay=True)
    if ticket.path and kind.workflow_id == ticket.workflow_id:
        return Landing(ticket.center_id, ticket.path, ticket.flow, is_stay=True)
    found = place_in(configuration.library, version, ticket.center_id)
    return None if found is None else Landing(ticket.center_id, found, "on")
