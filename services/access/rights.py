"""Who may give whom which rights, and that somebody always remains who can."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from services.access.permissions import administrators, is_administrator
from services.access.refusals import IsUnknown, LastAdministrator, RightsAreHigher
from services.configuration import Configuration, configuration_in
from services.refusals import Refusal, Refused
from services.transaction import Work


def may_give(configuration: Configuration, by: int | None, permissions: Iterable[str]) -> None:
    """Refuse rights that `by` lacks; administrators give all, and so does the operator."""
    if refused := lacking(configuration, by, permissions):
        raise Refused(*refused)


def lacking(
    configuration: Configuration, by: int | None, permissions: Iterable[str]
) -> list[Refusal]:
    """What stands against `by` giving, taking or touching these."""
    if by is None or is_administrator(configuration, by):
        return []
    higher = tuple(each for each in permissions if not configuration.may(by, each))
    who = administrators(configuration)
    return [RightsAreHigher(permissions=higher, who=who)] if higher else []


def against_role(configuration: Configuration, by: int | None, role_id: int) -> list[Refusal]:
    """What stands against `by` giving somebody this role."""
    role = configuration.roles.get(role_id)
    if role is None or not role.is_active:
        return [IsUnknown(what="role_id")]
    return lacking(configuration, by, role.permissions)


def against_leaving(configuration: Configuration, user_id: int, role_id: int) -> list[Refusal]:
    """Whether nobody could give rights back, were this person of that role (spec §6)."""
    person = replace(configuration.users[user_id], role_id=role_id)
    after = replace(configuration, users={**configuration.users, user_id: person})
    is_known = role_id in configuration.roles
    return [] if not is_known or administrators(after) else [LastAdministrator()]


def may_touch(configuration: Configuration, by: int | None, user_id: int) -> None:
    """Refuse to edit, reset or deactivate somebody who may more than oneself."""
    person = configuration.users[user_id]
    may_give(configuration, by, configuration.roles[person.role_id].permissions)


async def one_administrator_remains(work: Work) -> None:
    """Refuse a commit after which nobody could give rights back (spec §6)."""
    work.configuration_changed()
    if not administrators(await configuration_in(work)):
        raise Refused(LastAdministrator())
