"""F5–F7: whom a ticket is delegated to, and who may change that."""

from __future__ import annotations

from collections.abc import Iterator

from services.configuration import Configuration
from services.refusals import (
    ContactIsLocked,
    ContactUserCantFollowUp,
    ContactUserIsRequired,
    MayNotDelegate,
    Refusal,
)
from services.tickets.case import Case
from services.tickets.state import TicketState


def locked(case: Case) -> Iterator[Refusal]:
    """F5."""
    before, after = case.before, case.after
    if before is None or may_unlock(case.configuration, before, case.by):
        return
    who = keepers(case.configuration, before)
    holder = before.contact_user_id or 0
    if before.contact_user_id != after.contact_user_id:
        yield ContactIsLocked(holder=holder, locked="contact_user", who=who)
    if before.next_contact_on not in (None, after.next_contact_on) and not case.closes:
        yield ContactIsLocked(holder=holder, locked="next_contact", who=who)
    if not case.type.lock_contact:
        yield ContactIsLocked(holder=holder, locked="type", who=who)


def may_unlock(configuration: Configuration, ticket: TicketState, by: int) -> bool:
    """Whether `by` may change the values that are there."""
    holder = ticket.contact_user_id
    if not configuration.types[ticket.type_id].lock_contact or not configuration.can_hold(holder):
        return True
    return by == holder or (holder is not None and configuration.stands_above(by, holder))


def keepers(configuration: Configuration, ticket: TicketState) -> tuple[int, ...]:
    """The contact user and those above who may follow up."""
    holder = ticket.contact_user_id
    people = () if holder is None else (holder, *configuration.above(holder))
    return tuple(user for user in people if configuration.can_hold(user))


def required(case: Case) -> Iterator[Refusal]:
    """F6."""
    if case.step is None or not case.step.requires_contact_user:
        return
    present = case.configuration.can_hold(case.after.contact_user_id)
    if not present or (_must_be_named(case) and not case.names_contact_user):
        yield ContactUserIsRequired(center=case.after.center_id)


def _must_be_named(case: Case) -> bool:
    """Arriving from another step, unless F5 leaves only the present one."""
    if not case.arrives or case.kind == "reopened":
        return False
    return case.before is None or may_unlock(case.configuration, case.before, case.by)


def named(case: Case) -> Iterator[Refusal]:
    """F7."""
    before = case.before.contact_user_id if case.before else None
    wanted = case.after.contact_user_id
    if wanted is None or wanted == before:
        return
    if not case.configuration.can_hold(wanted):
        yield ContactUserCantFollowUp(user=wanted)
    if wanted != case.by and not case.may("ticket.delegate"):
        yield MayNotDelegate(who=case.configuration.who_may("ticket.delegate"))
