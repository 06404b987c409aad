"""What whoever has the machine may do, without being anybody: the command line's verbs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from tortoise.expressions import Q

from models import Role, User
from services import backup, process_file
from services.access import people, setup
from services.access.deactivation import deactivate
from services.access.details import Details
from services.backup.archive import FILES
from services.ledger.verdict import as_plain
from services.ledger.verifying import verify
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


async def part_with(account: str, successor: str = "", reason: str = "") -> str:
    """Deactivate somebody; their name."""
    user = await _named(account)
    successors = [(await _named(successor)).id] if successor else []
    await deactivate(user.id, successors=successors, reason=reason, by=None)
    return user.name


async def export_process() -> str:
    return (await process_file.export(by=None)).decode()


async def plan_import(text: str, *, publishes: bool) -> dict[str, Any]:
    found = await process_file.plan(text.encode(), publishes=publishes, by=None)
    return found.as_plain()


async def import_process(text: str, made_of: str, *, publishes: bool) -> dict[str, Any]:
    """As it was planned."""
    done = await process_file.apply(text.encode(), publishes=publishes, made_of=made_of, by=None)
    return done.as_plain()


async def verify_ledger(data_dir: str, subject: str) -> dict[str, Any]:
    """`subject`: `ticket:1503`, the number alone, or nothing for all of it."""
    named = f"ticket:{subject}" if subject.isdigit() else subject
    return as_plain(await verify(Path(data_dir), named))


async def make_backup(file: str) -> dict[str, Any]:
    """Into `file`; how large it is, what is in it, and which files are not as they were."""
    made = await backup.make(Path(file))
    counts = made.manifest.rows
    files = len([name for name in made.manifest.members if name.startswith(FILES)])
    harmed = await backup.places_of(made.harmed)
    return {"size": made.size, "tickets": counts["ticket"], "files": files, "harmed": harmed}


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
    "process-export": export_process,
    "process-plan": plan_import,
    "process-import": import_process,
    "ledger-verify": verify_ledger,
    "backup": make_backup,
}
