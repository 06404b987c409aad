"""What whoever has the machine may do, without being anybody: the command line's verbs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from tortoise.expressions import Q

from models import Role, User
from services.access import people, setup
from services.access.deactivation import deactivate
from services.access.details import Details
from services.refusals import NotFound, Refused


async def setup_link(public_url: str) -> str | None:
    return await setup.setup_link(public_url)


async def users() -> list[dict[str, Any]]:
    found = await User.all().select_related("role").order_by("-is_active", "name")
    return [
        {
            "login": user.login,
            "name": user.name,
            "email": user.email,
            "role": user.role.name,
            "active": user.is_active,
        }
        for user in found
    ]


async def invite(name: str, email: str, role: str, public_url: str) -> str:
    """The invitation's address."""
    found = await Role.filter(name__iexact=role, is_active=True).first()
    if found is None:
        raise Refused(NotFound(thing=f"role {role}"))
    invited = await people.invite(Details(name=name, email=email, role_id=found.id), by=None)
    return f"{public_url}/invite/{invited.token}"


async def reset_link(account: str, public_url: str) -> str:
    """The address under which somebody chooses a new password."""
    user = await _named(account)
    return f"{public_url}/{people.link_purpose(user)}/{await people.link_again(user.id, by=None)}"


async def part_with(account: str, successor: str = "") -> str:
    """Deactivate somebody; their name."""
    user = await _named(account)
    successor_id = (await _named(successor)).id if successor else None
    await deactivate(user.id, successor_id=successor_id, by=None)
    return user.name


async def _named(account: str) -> User:
    name = account.strip().casefold()
    user = await User.filter(Q(login=name) | Q(email=name)).first()
    if user is None:
        raise Refused(NotFound(thing=f"user {account}"))
    return user


Verb = Callable[..., Awaitable[Any]]
VERBS: dict[str, Verb] = {
    "setup-link": setup_link,
    "users": users,
    "invite": invite,
    "reset-link": reset_link,
    "deactivate": part_with,
}
