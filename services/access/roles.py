"""Roles: sets of permissions, and what of the tickets their people see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from models import Role, User
from services.access import entries
from services.access.permissions import PERMISSIONS, SCOPES, demand
from services.access.refusals import IsInUse, IsUnknown
from services.access.rights import may_give
from services.catalog.names import name_objections
from services.configuration import configuration_locked
from services.refusals import NotFound, Refused
from services.transaction import Work, unit_of_work

LONGEST_NAME = 80
AGENT = (
    "ticket.open",
    "ticket.follow_up",
    "ticket.delegate",
    "ticket.move_off_flow",
    "ticket.reopen",
)
SUPERVISOR = (
    *AGENT,
    "ticket.exceed_wip",
    "ticket.prioritize",
    "ticket.bulk",
    "ticket.export",
    "settings.catalog",
    "report.view",
    "ledger.view",
)
BUILT_IN: Mapping[str, tuple[str, ...]] = {
    "viewer": (),
    "agent": AGENT,
    "supervisor": SUPERVISOR,
    "administrator": PERMISSIONS,
}


async def create_built_in(work: Work, names: Mapping[str, str]) -> dict[str, int]:
    """The roles of spec §6 under the installation's own `names` for them; their ids."""
    ids = {}
    for key, permissions in BUILT_IN.items():
        role = await Role.create(name=names.get(key, key), permissions=list(permissions))
        await work.ledger(f"role:{role.id}", "role_added", _told(role))
        ids[key] = role.id
    return ids


async def add(name: str, permissions: Iterable[str], *, scope: str, by: int | None) -> int:
    fields = _checked(name, permissions, scope)

    async def body(work: Work) -> int:
        configuration = await configuration_locked(work)
        demand(configuration, by, "settings.people")
        may_give(configuration, by, fields["permissions"])
        others = (each.name for each in configuration.roles.values())
        entries.refuse(name_objections(fields["name"], LONGEST_NAME, others))
        role = await Role.create(**fields)
        await work.ledger(f"role:{role.id}", "role_added", _told(role))
        work.configuration_changed()
        return role.id

    return await unit_of_work(body, by=by)


async def retire(role_id: int, *, by: int | None) -> None:
    """Offer it no more. Refused while active people have it (C1)."""

    async def body(work: Work) -> None:
        await _touched(work, role_id, by)
        if people := await _people_of(role_id):
            raise Refused(IsInUse(what="name", people=people))
        await Role.filter(id=role_id).update(is_active=False)
        await work.ledger(f"role:{role_id}", "role_retired", {})
        work.configuration_changed()

    await unit_of_work(body, by=by)


async def bring_back(role_id: int, *, by: int | None) -> None:
    """Offer it again, with what it allowed."""

    async def body(work: Work) -> None:
        await _touched(work, role_id, by, is_active=False)
        await Role.filter(id=role_id).update(is_active=True)
        await work.ledger(f"role:{role_id}", "role_brought_back", {})
        work.configuration_changed()

    await unit_of_work(body, by=by)


async def _touched(work: Work, role_id: int, by: int | None, *, is_active: bool = True) -> Role:
    configuration = await configuration_locked(work)
    demand(configuration, by, "settings.people")
    role = await Role.get_or_none(id=role_id, is_active=is_active)
    if role is None:
        raise Refused(NotFound(thing="role"))
    may_give(configuration, by, role.permissions)
    return role


def _checked(name: str, permissions: Iterable[str], scope: str) -> dict[str, Any]:
    name = entries.clean(name)
    chosen = set(permissions)
    entries.refuse(
        [] if chosen <= set(PERMISSIONS) else [IsUnknown(what="permissions")],
        [] if scope in SCOPES else [IsUnknown(what="scope")],
    )
    return {
        "name": name,
        "permissions": [each for each in PERMISSIONS if each in chosen],
        "scope": scope,
    }


async def _people_of(role_id: int) -> tuple[int, ...]:
    found = await User.filter(role_id=role_id, is_active=True).values_list("id", flat=True)
    return tuple(int(each) for each in found)  # type: ignore[call-overload]


def _told(role: Role) -> dict[str, Any]:
    return {"name": role.name, "permissions": role.permissions, "scope": role.scope}
