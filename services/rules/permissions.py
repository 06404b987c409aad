"""P1: each action needs its permission."""

from __future__ import annotations

from collections.abc import Iterator

from services.refusals import NotPermitted, Refusal
from services.tickets.case import Case

NEEDS = {"opened": "ticket.open", "follow_up": "ticket.follow_up", "reopened": "ticket.reopen"}


def act(case: Case) -> Iterator[Refusal]:
    yield from needed(case, NEEDS[case.kind])


def prioritize(case: Case) -> Iterator[Refusal]:
    before = case.before.priority if case.before else None
    if before != case.after.priority:
        yield from needed(case, "ticket.prioritize")


def needed(case: Case, permission: str) -> Iterator[Refusal]:
    if not case.may(permission):
        yield NotPermitted(permission=permission, who=case.configuration.who_may(permission))
