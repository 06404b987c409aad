"""The people of the example, their roles, positions and teams."""

from __future__ import annotations

from tortoise.expressions import Q

from models import Position, Role, Team, User
from services.access.roles import AGENT, BUILT_IN
from services.example import shapes
from services.example.process import Ids, Words
from services.example.rows import inserted
from services.transaction import Work, json_value

ROLES: dict[str, tuple[str, ...]] = {
    **BUILT_IN,
    "analyst": (*(p for p in AGENT if p != "ticket.move_off_flow"), "ticket.exceed_wip"),
}
"""Those of spec §6 and the analysts' of §8."""


async def write_roles(work: Work, words: Words) -> Ids:
    """Ids by the name in ROLES. A role that is there with the same permissions serves.

    Others than the analysts' are made only where the installation isn't set up yet, under
    names that leave those of the built-in roles free.
    """
    [rows] = await work.rows(("select id, permissions from role where scope = 'all'", ()))
    there = {frozenset(json_value(permissions)): key for key, permissions in rows}
    known = {name: there.get(frozenset(permissions)) for name, permissions in ROLES.items()}
    needed = dict.fromkeys(role for _, role, _, _ in shapes.PEOPLE.values())
    missing = [name for name in needed if known[name] is None]
    fresh = await inserted(
        work,
        Role,
        [{"name": words["roles"][name], "permissions": list(ROLES[name])} for name in missing],
    )
    return {name: key for name, key in known.items() if key} | dict(
        zip(missing, fresh, strict=True)
    )


async def write_positions(work: Work, words: Words) -> Ids:
    ids: Ids = {}
    for name, parent in shapes.POSITIONS.items():
        row = {"name": words["positions"][name], "parent_id": ids[parent] if parent else None}
        [ids[name]] = await inserted(work, Position, [row])
    return ids


async def write_teams(work: Work, words: Words) -> Ids:
    rows = [{"name": words["teams"][name]} for name in shapes.TEAMS]
    return dict(zip(shapes.TEAMS, await inserted(work, Team, rows), strict=True))


async def write_people(work: Work, roles: Ids, positions: Ids, teams: Ids) -> Ids:
    """Ids by login. Nobody has a password: they are invited like anybody else."""
    free = {login: await _free(login) for login in shapes.PEOPLE}
    rows = [
        {
            "login": free[login],
            "name": name,
            "email": f"{free[login]}@example.com",
            "role_id": roles[role],
            "position_id": positions[position],
            "team_id": teams[team] if team else None,
            "is_example": True,
        }
        for login, (name, role, position, team) in shapes.PEOPLE.items()
    ]
    return dict(zip(shapes.PEOPLE, await inserted(work, User, rows), strict=True))


async def _free(login: str) -> str:
    """The administrator may be called Ana, too."""
    taken = User.filter(Q(login=login) | Q(email=f"{login}@example.com"))
    return f"{login}.example" if await taken.exists() else login
