"""Roles edited together, in one commit: who may what, and sees what of the tickets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from models import Role
from services.access.permissions import ADMINISTERS, PERMISSIONS, SCOPES, administrators, demand
from services.access.refusals import LastAdministrator
from services.access.revocation import RightsChanged, SightChanged
from services.access.rights import lacking
from services.access.roles import LONGEST_NAME
from services.configuration import Configuration, RoleInfo, configuration_locked
from services.entering import clean, line_objections, refuse
from services.folding import folded
from services.merging import changed, clashes, told
from services.refusals import AtRole, IsTaken, IsUnknown, NotFound, Refusal, Refused
from services.transaction import Work, unit_of_work


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFields:
    """What is entered about a role; each permission counts as a field of its own."""

    name: str
    scope: str = "all"
    permissions: frozenset[str] = frozenset()

    def cleaned(self) -> dict[str, Any]:
        given = {each: each in self.permissions for each in (*PERMISSIONS, *self._unknown())}
        return {"name": clean(self.name), "scope": self.scope, **given}

    def _unknown(self) -> Iterator[str]:
        yield from sorted(self.permissions - set(PERMISSIONS))


Matrix = Mapping[int, RoleFields]
"""By role."""


def fields_of(role: RoleInfo) -> RoleFields:
    return RoleFields(name=role.name, scope=role.scope, permissions=role.permissions)


async def reshape(*, before: Matrix, after: Matrix, by: int | None) -> None:
    """Write what `after` changes of `before`, all of it or nothing. Rights change at once.

    Raises Refused with everything that stands against it, AtRole each.
    """

    async def body(work: Work) -> None:
        configuration = await configuration_locked(work)
        demand(configuration, by, "settings.people")
        changes, changed_by_others = await _changes(work, configuration, before, after)
        refuse(
            changed_by_others,
            _against(configuration, changes, by),
            _at_the_last(configuration, changes, by),
        )
        for role, some in changes.items():
            await _written(work, configuration.roles[role], some)
        if changes:
            await _told(work, configuration, changes)

    await unit_of_work(body, by=by)


async def _changes(
    work: Work, configuration: Configuration, before: Matrix, after: Matrix
) -> tuple[dict[int, dict[str, Any]], list[Refusal]]:
    """The changed fields of each role, and what stands there by others meanwhile."""
    changes: dict[int, dict[str, Any]] = {}
    refused: list[Refusal] = []
    for role in after:
        if role not in configuration.roles or not configuration.roles[role].is_active:
            raise Refused(NotFound(thing="role"))
        was, wanted = before[role].cleaned(), after[role].cleaned()
        present = fields_of(configuration.roles[role]).cleaned()
        was, present = ({**dict.fromkeys(wanted, False), **each} for each in (was, present))
        found = await clashes(work, f"role:{role}", before=was, after=wanted, present=present)
        refused += [AtRole(role=role, refusal=each) for each in found]
        if some := changed(was, wanted, present):
            changes[role] = some
    return changes, refused


def _against(
    configuration: Configuration, changes: Mapping[int, Mapping[str, Any]], by: int | None
) -> list[Refusal]:
    names = {
        each.id: changes.get(each.id, {}).get("name", each.name)
        for each in configuration.roles.values()
    }
    found: list[Refusal] = []
    for role, some in changes.items():
        others = {folded(name) for other, name in names.items() if other != role}
        wrong = _wrong(some, others)
        involved = [
            *configuration.roles[role].permissions,
            *(p for p in PERMISSIONS if some.get(p)),
        ]
        found += [AtRole(role=role, refusal=each) for each in wrong]
        found += [AtRole(role=role, refusal=each) for each in lacking(configuration, by, involved)]
    return found


def _wrong(some: Mapping[str, Any], others: Iterable[str]) -> list[Refusal]:
    found: list[Refusal] = []
    if "name" in some:
        found += line_objections("name", some["name"], LONGEST_NAME)
        found += [IsTaken(what="name")] if folded(some["name"]) in others else []
    if some.get("scope", "all") not in SCOPES:
        found.append(IsUnknown(what="scope"))
    if set(some) - {"name", "scope", *PERMISSIONS}:
        found.append(IsUnknown(what="permissions"))
    return found


def _given(role: RoleInfo, some: Mapping[str, Any]) -> list[str]:
    return [each for each in PERMISSIONS if some.get(each, each in role.permissions)]


async def _written(work: Work, role: RoleInfo, some: Mapping[str, Any]) -> None:
    given = _given(role, some)
    name, scope = some.get("name", role.name), some.get("scope", role.scope)
    await Role.filter(id=role.id).update(name=name, scope=scope, permissions=given)
    entry = told(fields_of(role).cleaned(), some)
    await work.ledger(f"role:{role.id}", "role_edited", entry)


async def _told(work: Work, before: Configuration, changes: Mapping[int, Any]) -> None:
    """Whose rights changed start anew."""
    work.configuration_changed()
    people = tuple(each.id for each in before.users.values() if each.role_id in changes)
    active = tuple(each for each in people if before.users[each].is_active)
    work.record(RightsChanged(active))
    work.record(SightChanged())


def _at_the_last(
    configuration: Configuration, changes: Mapping[int, Mapping[str, Any]], by: int | None
) -> list[Refusal]:
    """Somebody must remain who could give rights back; said of roles that `by` may change."""
    roles = {
        each.id: replace(each, permissions=frozenset(_given(each, changes.get(each.id, {}))))
        for each in configuration.roles.values()
    }
    if administrators(replace(configuration, roles=roles)):
        return []
    taken = [
        role
        for role, some in changes.items()
        if any(some.get(each) is False for each in ADMINISTERS)
        and not lacking(configuration, by, configuration.roles[role].permissions)
    ]
    return [AtRole(role=role, refusal=LastAdministrator()) for role in taken]
