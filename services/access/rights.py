"""Who may give whom which rights, and that somebody always remains who can."""

from __future__ import annotations

from collections.abc import Iterable

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


def may_give_role(configuration: Configuration, by: int | None, role_id: int) -> None:
    role = configuration.roles.get(role_id)
    if role is None or not role.is_active:
        raise Refused(IsUnknown(what="role_id"))
    may_give(configuration, by, role.permissions)


def may_touch(configuration: Configuration, by: int | None, user_id: int) -> None:
    """Refuse to edit, reset or deactivate somebody who may more than oneself."""
    person = configuration.users[user_id]
    may_give(configuration, by, configuration.roles[person.role_id].permissions)


async def one_administrator_remains(work: Work) -> None:
    """Refuse a commit after which nobody could give rights back (spec §6)."""
    work.configuration_changed()
    if not administrators(await configuration_in(work)):
        raise Refused(LastAdministrator())
