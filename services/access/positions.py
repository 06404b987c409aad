"""Positions: the tree that says who stands above whom."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from models import Position, User
from services.access import entries
from services.access.permissions import demand
from services.access.refusals import IsInUse, IsUnknown, PositionIsARing
from services.access.revocation import SightChanged
from services.configuration import Configuration, configuration_locked
from services.entering import line_objections
from services.merging import changed, clashes, told
from services.refusals import NotFound, Refused
from services.transaction import Work, unit_of_work

LONGEST_POSITION = 80


async def add_position(name: str, *, parent_id: int | None, by: int | None) -> int:
    name = _named(name, LONGEST_POSITION)

    async def body(work: Work) -> int:
        configuration = await _permitted(work, by)
        _refuse_ring(configuration, 0, parent_id)
        position = await Position.create(name=name, parent_id=parent_id)
        told = {"name": name, "parent_id": parent_id}
        await work.ledger(f"position:{position.id}", "position_added", told)
        work.configuration_changed()
        return position.id

    return await unit_of_work(body, by=by)


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionFields:
    """`parent`: the position it hangs under."""

    name: str
    parent: int | None = None

    def cleaned(self) -> dict[str, Any]:
        return asdict(self) | {"name": entries.clean(self.name)}


async def edit_position(
    position_id: int, *, before: PositionFields, after: PositionFields, by: int | None
) -> None:
    """Rename it or hang it under another. Who stands above whom changes at once (F5, sight).

    Raises Refused, with HasChanged for what somebody else changed meanwhile.
    """
    was, wanted = before.cleaned(), after.cleaned()

    async def body(work: Work) -> None:
        configuration = await _permitted(work, by)
        if position_id not in configuration.positions:
            raise Refused(NotFound(thing="position"))
        found = configuration.positions[position_id]
        present = {"name": found.name, "parent": found.parent_id}
        changes, subject = changed(was, wanted, present), f"position:{position_id}"
        values = present | changes
        entries.refuse(
            await clashes(work, subject, before=was, after=wanted, present=present),
            line_objections("name", values["name"], LONGEST_POSITION),
        )
        _refuse_ring(configuration, position_id, values["parent"])
        if changes:
            columns = {"name": values["name"], "parent_id": values["parent"]}
            await Position.filter(id=position_id).update(**columns)
            await work.ledger(subject, "position_edited", told(present, changes))
            work.configuration_changed()
            work.record(SightChanged())

    await unit_of_work(body, by=by)


async def retire_position(position_id: int, *, by: int | None) -> None:
    """Take it away. Refused while people have it or a position hangs under it (C1)."""

    async def body(work: Work) -> None:
        found = (await _permitted(work, by)).positions.get(position_id)
        if found is None:
            raise Refused(NotFound(thing="position"))
        people = await User.filter(position_id=position_id, is_active=True).all()
        below = await Position.filter(parent_id=position_id, is_active=True).exists()
        if people or below:
            ids = tuple(user.id for user in people)
            raise Refused(IsInUse(what="name", people=ids))
        await User.filter(position_id=position_id).update(position_id=None)
        await Position.filter(id=position_id).delete()
        was = {"name": found.name, "parent": found.parent_id}
        await work.ledger(f"position:{position_id}", "position_retired", {"before": was})
        work.configuration_changed()

    await unit_of_work(body, by=by)


async def _permitted(work: Work, by: int | None) -> Configuration:
    configuration = await configuration_locked(work)
    demand(configuration, by, "settings.people")
    return configuration


def _named(name: str, limit: int) -> str:
    name = entries.clean(name)
    entries.refuse(line_objections("name", name, limit))
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
