"""Inviting, editing, deactivating and bringing back the people who work here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tortoise.expressions import Q

from models import User
from services.access import entries, links, sessions
from services.access.details import Details, columns, objections
from services.access.permissions import demand
from services.access.revocation import RightsChanged, SightChanged
from services.access.rights import (
    against_leaving,
    against_role,
    may_touch,
    one_administrator_remains,
)
from services.configuration import configuration_in, configuration_locked
from services.mail.server import server
from services.merging import changed, clashes, told
from services.refusals import NotFound, Refused
from services.transaction import Work, unit_of_work

SIGHT = frozenset({"role_id", "team_id", "position_id"})


@dataclass(frozen=True, slots=True)
class Invited:
    user_id: int
    token: str
    is_mailed: bool = False


async def invite(details: Details, *, by: int | None) -> Invited:
    """A new person, and the link with which they choose their password (72 h, once)."""
    details = details.cleaned()

    async def body(work: Work) -> Invited:
        configuration = await configuration_locked(work)
        demand(configuration, by, "settings.people")
        entries.refuse(await objections(details), against_role(configuration, by, details.role_id))
        login = details.login or await entries.free_login(details.email)
        user = await User.create(**columns(details) | {"login": login})
        await work.ledger(f"user:{user.id}", "user_invited", columns(details) | {"login": login})
        work.configuration_changed()
        is_mailed = await server(work) is not None
        issue = links.mailed if is_mailed else links.issue
        return Invited(user.id, await issue(work, "invite", user.id), is_mailed)

    return await unit_of_work(body, by=by)


async def edit(user_id: int, *, before: Details, after: Details, by: int | None) -> None:
    """Write what `after` changes of `before`. Another role starts their open screens anew;
    another role, team or position changes at once who sees what.

    Raises Refused, with HasChanged for what somebody else changed meanwhile.
    """
    wanted = after.cleaned().values()
    was = dict.fromkeys(wanted) | before.cleaned().values()

    async def body(work: Work) -> None:
        user = await _touched(work, user_id, by)
        present = {name: getattr(user, name) for name in wanted}
        changes, subject = changed(was, wanted, present), f"user:{user_id}"
        now = Details(**(present | changes))
        known = await configuration_in(work)
        entries.refuse(
            await clashes(work, subject, before=was, after=wanted, present=present),
            await objections(now, but=user_id),
            against_role(known, by, now.role_id) if "role_id" in changes else [],
            against_leaving(known, user_id, now.role_id) if "role_id" in changes else [],
        )
        if changes:
            await User.filter(id=user_id).update(**changes, version=user.version + 1)
            await work.ledger(subject, "user_edited", told(present, changes))
            await _tell(work, user_id, changes)

    await unit_of_work(body, by=by)


async def _tell(work: Work, user_id: int, changes: Mapping[str, Any]) -> None:
    await one_administrator_remains(work)
    if "role_id" in changes:
        work.record(RightsChanged((user_id,)))
    if SIGHT & changes.keys():
        work.record(SightChanged())


async def bring_back(user_id: int, *, by: int | None) -> str:
    """Let someone who was deactivated work again; the link for their new password."""

    async def body(work: Work) -> str:
        await _touched(work, user_id, by)
        await User.filter(id=user_id).update(is_active=True, password_hash=None)
        await work.ledger(f"user:{user_id}", "user_brought_back", {})
        work.configuration_changed()
        return await links.issue(work, "invite", user_id)

    return await unit_of_work(body, by=by)


async def link_again(user_id: int, *, by: int | None) -> str:
    """A link for a new password; `link_purpose` says of which kind."""

    async def body(work: Work) -> str:
        user = await _touched(work, user_id, by)
        if not user.is_active:
            raise Refused(NotFound(thing="person"))
        purpose = link_purpose(user)
        await work.ledger(f"user:{user_id}", f"{purpose}_link_made", {})
        return await links.issue(work, purpose, user_id)

    return await unit_of_work(body, by=by)


def link_purpose(user: User) -> str:
    """The invitation for who never came, and ever again for the example's people."""
    return "reset" if user.password_hash and not user.is_example else "invite"


async def invited() -> dict[int, bool]:
    """Whom an invitation lets in, and whether they have been in already."""
    found = User.filter(Q(password_hash=None) | Q(is_example=True), is_active=True)
    return {user.id: user.password_hash is not None async for user in found}


async def shut_out(work: Work, user_id: int, *, by: int | None) -> bool:
    """End naming, sign-in, sessions and links of a person in this commit; whether it was news."""
    user = await _touched(work, user_id, by)
    if not user.is_active:
        return False
    await User.filter(id=user_id).update(is_active=False, version=user.version + 1)
    await sessions.end_all_of(work, user_id)
    await links.end_all(work, user_id)
    await work.ledger(f"user:{user_id}", "user_deactivated", {})
    await one_administrator_remains(work)
    return True


async def _touched(work: Work, user_id: int, by: int | None) -> User:
    configuration = await configuration_locked(work)
    demand(configuration, by, "settings.people")
    user = await User.get_or_none(id=user_id)
    if user is None or user.erased_at or user_id not in configuration.users:
        raise Refused(NotFound(thing="person"))
    may_touch(configuration, by, user_id)
    return user
