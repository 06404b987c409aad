"""What a role may allow (spec §6)."""

from __future__ import annotations

from services.configuration import Configuration
from services.refusals import NotPermitted, Refused

PERMISSIONS = (
    "ticket.open",
    "ticket.follow_up",
    "ticket.delegate",
    "ticket.move_off_flow",
    "ticket.exceed_wip",
    "ticket.prioritize",
    "ticket.reopen",
    "ticket.bulk",
    "ticket.import",
    "ticket.export",
    "settings.process",
    "settings.catalog",
    "settings.people",
    "settings.system",
    "report.view",
    "ledger.view",
    "api.use",
)
SCOPES = ("all", "team", "own")
ADMINISTERS = frozenset({"settings.people", "settings.system"})
"""Whoever has both is an administrator: they can give back whatever was taken."""


def is_administrator(configuration: Configuration, user_id: int | None) -> bool:
    return all(configuration.may(user_id, permission) for permission in ADMINISTERS)


def administrators(configuration: Configuration) -> tuple[int, ...]:
    people = configuration.users
    return tuple(user for user in people if is_administrator(configuration, user))


def demand(configuration: Configuration, by: int | None, permission: str) -> None:
    """Refuse unless `by` has the permission. Without a person it is the operator, who has all."""
    if by is not None and not configuration.may(by, permission):
        raise Refused(NotPermitted(permission=permission, who=configuration.who_may(permission)))


def demand_administrator(configuration: Configuration, by: int | None) -> None:
    if by is not None and not is_administrator(configuration, by):
        who = administrators(configuration)
        raise Refused(NotPermitted(permission="settings.system", who=who))
