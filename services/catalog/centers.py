"""CRs: the phases a ticket can be in, as a tree of groups and items."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from models import ResponsibilityCenter
from services.access.permissions import demand
from services.catalog import codes
from services.catalog.center_rules import against
from services.catalog.center_uses import uses_of_centers
from services.configuration import Center, Configuration, configuration_locked
from services.entering import clean, refuse
from services.merging import changed, clashes, told
from services.refusals import NotFound, Refused
from services.transaction import Work, unit_of_work

PERMISSION = "settings.process"


@dataclass(frozen=True, slots=True, kw_only=True)
class CenterFields:
    """What is entered about a CR. A group neither closes nor has a limit."""

    code: str
    name: str
    is_group: bool = False
    closes_ticket: bool = False
    wip_limit: int | None = None
    is_active: bool = True

    def cleaned(self) -> dict[str, Any]:
        values = asdict(self) | {"code": clean(self.code), "name": clean(self.name)}
        return values | ({"closes_ticket": False, "wip_limit": None} if self.is_group else {})


def fields_of(center: Center) -> CenterFields:
    values = {name: getattr(center, name) for name in CenterFields.__dataclass_fields__}
    return CenterFields(**values)


async def add(fields: CenterFields, *, by: int | None) -> int:
    """Raises Refused: with each field's objection, or for want of the permission."""
    values = fields.cleaned()

    async def body(work: Work) -> int:
        configuration = await _permitted(work, by)
        refuse(against(configuration, values))
        center = await ResponsibilityCenter.create(**values)
        await work.ledger(f"center:{center.id}", "center_added", {"after": values})
        work.configuration_changed()
        return center.id

    return await unit_of_work(body, by=by)


async def edit(
    center_id: int, *, before: CenterFields, after: CenterFields, by: int | None
) -> None:
    """Write what `after` changes of `before`; a group's new code carries those below along.

    Raises Refused, with HasChanged for what somebody else changed meanwhile.
    """
    was, wanted = before.cleaned(), after.cleaned()

    async def body(work: Work) -> None:
        configuration = await _permitted(work, by)
        if center_id not in configuration.centers:
            raise Refused(NotFound(thing="center"))
        present = fields_of(configuration.centers[center_id]).cleaned()
        changes = changed(was, wanted, present)
        uses = (await uses_of_centers(work, configuration))[center_id]
        refuse(
            await clashes(work, f"center:{center_id}", before=was, after=wanted, present=present),
            against(configuration, present | changes, own=center_id, uses=uses),
        )
        await _written(work, configuration, center_id, present, changes)

    await unit_of_work(body, by=by)


async def _written(
    work: Work,
    configuration: Configuration,
    center_id: int,
    present: Mapping[str, Any],
    changes: Mapping[str, Any],
) -> None:
    if not changes:
        return
    if "code" in changes:
        group = present["code"], changes["code"]
        await codes.carry_along(work, ResponsibilityCenter, "center", configuration.centers, group)
    await ResponsibilityCenter.filter(id=center_id).update(**changes)
    await work.ledger(f"center:{center_id}", "center_edited", told(present, changes))
    work.configuration_changed()


async def _permitted(work: Work, by: int | None) -> Configuration:
    configuration = await configuration_locked(work)
    demand(configuration, by, PERMISSION)
    return configuration
