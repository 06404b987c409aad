"""Teams: whose tickets a team's people see."""

from __future__ import annotations

from models import Team, User
from services.access.permissions import demand
from services.access.refusals import IsInUse
from services.catalog.names import name_objections
from services.configuration import Configuration, configuration_locked
from services.entering import clean, refuse
from services.merging import changed, clashes, told
from services.refusals import NotFound, Refused
from services.transaction import Work, unit_of_work

LONGEST_TEAM = 80


async def add_team(name: str, *, by: int | None) -> int:
    name = clean(name)

    async def body(work: Work) -> int:
        configuration = await _permitted(work, by)
        refuse(name_objections(name, LONGEST_TEAM, _others(configuration)))
        team = await Team.create(name=name)
        await work.ledger(f"team:{team.id}", "team_added", {"name": name})
        work.configuration_changed()
        return team.id

    return await unit_of_work(body, by=by)


async def rename_team(team_id: int, *, before: str, after: str, by: int | None) -> None:
    """Raises Refused, with HasChanged where somebody else renamed it meanwhile."""
    was, wanted = {"name": before}, {"name": clean(after)}

    async def body(work: Work) -> None:
        configuration = await _permitted(work, by)
        if team_id not in configuration.teams:
            raise Refused(NotFound(thing="team"))
        present = {"name": configuration.teams[team_id].name}
        changes, subject = changed(was, wanted, present), f"team:{team_id}"
        refuse(
            await clashes(work, subject, before=was, after=wanted, present=present),
            name_objections(wanted["name"], LONGEST_TEAM, _others(configuration, team_id)),
        )
        if changes:
            await Team.filter(id=team_id).update(**changes)
            await work.ledger(subject, "team_renamed", told(present, changes))
            work.configuration_changed()

    await unit_of_work(body, by=by)


async def retire_team(team_id: int, *, by: int | None) -> None:
    """Refused while active people are in it (C1)."""

    async def body(work: Work) -> None:
        await _permitted(work, by)
        people = await User.filter(team_id=team_id, is_active=True).all()
        if people:
            raise Refused(IsInUse(what="name", people=tuple(user.id for user in people)))
        await Team.filter(id=team_id).update(is_active=False)
        await work.ledger(f"team:{team_id}", "team_retired", {})
        work.configuration_changed()

    await unit_of_work(body, by=by)


async def bring_back_team(team_id: int, *, by: int | None) -> None:
    """People can be put in it again."""

    async def body(work: Work) -> None:
        configuration = await _permitted(work, by)
        team = configuration.teams.get(team_id)
        if team is None or team.is_active:
            raise Refused(NotFound(thing="team"))
        await Team.filter(id=team_id).update(is_active=True)
        await work.ledger(f"team:{team_id}", "team_brought_back", {})
        work.configuration_changed()

    await unit_of_work(body, by=by)


async def _permitted(work: Work, by: int | None) -> Configuration:
    configuration = await configuration_locked(work)
    demand(configuration, by, "settings.people")
    return configuration


def _others(configuration: Configuration, but: int = 0) -> list[str]:
    """Names of the retired ones count: whoever needs one again brings it back."""
    return [each.name for each in configuration.teams.values() if each.id != but]
