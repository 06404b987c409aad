"""Positions, the tree that says who stands above whom; and teams."""

from __future__ import annotations

from models import Position, Team, User
from services.access import entries
from services.access.permissions import demand
from services.access.refusals import IsInUse, IsTaken, IsUnknown, PositionIsARing
from services.access.revocation import SightChanged
from services.configuration import Configuration, configuration_in
from services.refusals import NotFound, Refused
from services.transaction import Work, unit_of_work


async def add_position(name: str, *, parent_id: int | None, by: int | None) -> int:
    name = _named("position_name", name)

    async def body(work: Work) -> int:
        configuration = await _permitted(work, by)
        _refuse_ring(configuration, 0, parent_id)
        position = await Position.create(name=name, parent_id=parent_id)
        told = {"name": name, "parent_id": parent_id}
        await work.ledger(f"position:{position.id}", "position_added", told)
        work.configuration_changed()
        return position.id

    return await unit_of_work(body, by=by)


async def edit_position(
    position_id: int, name: str, *, parent_id: int | None, by: int | None
) -> None:
    """Rename it or hang it under another. Who stands above whom changes at once (F5, sight)."""
    name = _named("position_name", name)

    async def body(work: Work) -> None:
        configuration = await _permitted(work, by)
        if not await Position.filter(id=position_id, is_active=True).exists():
            raise Refused(NotFound(thing="position"))
        _refuse_ring(configuration, position_id, parent_id)
        await Position.filter(id=position_id).update(name=name, parent_id=parent_id)
        told = {"name": name, "parent_id": parent_id}
        await work.ledger(f"position:{position_id}", "position_edited", told)
        work.configuration_changed()
        work.record(SightChanged())

    await unit_of_work(body, by=by)


async def retire_position(position_id: int, *, by: int | None) -> None:
    """Take it away. Refused while people have it or a position hangs under it (C1)."""

    async def body(work: Work) -> None:
        await _permitted(work, by)
        people = await User.filter(position_id=position_id, is_active=True).all()
        below = await Position.filter(parent_id=position_id, is_active=True).exists()
        if people or below:
            ids = tuple(user.id for user in people)
            raise Refused(IsInUse(what="position_name", people=ids))
        await User.filter(position_id=position_id).update(position_id=None)
        await Position.filter(id=position_id).delete()
        await work.ledger(f"position:{position_id}", "position_retired", {})
        work.configuration_changed()

    await unit_of_work(body, by=by)


async def add_team(name: str, *, by: int | None) -> int:
    name = _named("team_name", name)

    async def body(work: Work) -> int:
        await _permitted(work, by)
        await _refuse_taken_team(name)
        team = await Team.create(name=name)
        await work.ledger(f"team:{team.id}", "team_added", {"name": name})
        work.configuration_changed()
        return team.id

    return await unit_of_work(body, by=by)


async def rename_team(team_id: int, name: str, *, by: int | None) -> None:
    name = _named("team_name", name)

    async def body(work: Work) -> None:
        await _permitted(work, by)
        await _refuse_taken_team(name, but=team_id)
        if not await Team.filter(id=team_id).update(name=name):
            raise Refused(NotFound(thing="team"))
        await work.ledger(f"team:{team_id}", "team_renamed", {"name": name})
        work.configuration_changed()

    await unit_of_work(body, by=by)


async def retire_team(team_id: int, *, by: int | None) -> None:
    """Refused while active people are in it (C1)."""

    async def body(work: Work) -> None:
        await _permitted(work, by)
        people = await User.filter(team_id=team_id, is_active=True).all()
        if people:
            raise Refused(IsInUse(what="team_name", people=tuple(user.id for user in people)))
        await Team.filter(id=team_id).update(is_active=False)
        await work.ledger(f"team:{team_id}", "team_retired", {})
        work.configuration_changed()

    await unit_of_work(body, by=by)


async def _permitted(work: Work, by: int | None) -> Configuration:
    configuration = await configuration_in(work)
    demand(configuration, by, "settings.people")
    return configuration


def _named(what: str, name: str) -> str:
    name = entries.clean(name)
    entries.refuse(entries.objections(what, name))
    return name


def _refuse_ring(configuration: Configuration, position_id: int, parent_id: int | None) -> None:
    """C2: the way up from the new parent must end, and not pass the position itself."""
    if parent_id is not None and parent_id not in configuration.positions:
        raise Refused(IsUnknown(what="parent"))
    above = parent_id
    while above is not None:
        if above == position_id:
            raise Refused(PositionIsARing())
        above = configuration.positions[above].parent_id


async def _refuse_taken_team(name: str, *, but: int = 0) -> None:
    if await Team.filter(name=name).exclude(id=but).exists():
        raise Refused(IsTaken(what="team_name"))
