"""Ticket types: what a ticket of each may and must do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from models import TicketType
from services.access.permissions import demand
from services.catalog import codes, type_priorities
from services.catalog.replies import ReplyEdit, overtaken, saved
from services.catalog.reply_rules import against_replies
from services.catalog.type_rules import against
from services.catalog.type_uses import has_tickets
from services.configuration import Configuration, Type, configuration_locked
from services.entering import clean, refuse
from services.merging import changed, clashes, told
from services.refusals import NotFound, Refused
from services.transaction import Work, unit_of_work

PERMISSION = "settings.process"
SPIES = "ticket_type_spy"


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeFields:
    """What is entered about a type. Of a group only what stands first counts."""

    code: str
    name: str
    is_group: bool = False
    is_active: bool = True
    priority: int | None = 5
    max_contact_days: int | None = None
    workflow_id: int | None = None
    color: str = "graphite"
    spies: tuple[int, ...] = ()
    lock_type: bool = False
    require_text: bool = True
    require_product: bool = False
    require_contact: bool = False
    allow_attachments: bool = True
    max_attachment_mb: int | None = 10
    lock_contact: bool = False
    valid_from: date | None = None
    valid_until: date | None = None

    def cleaned(self) -> dict[str, Any]:
        values = asdict(self) | {"code": clean(self.code), "name": clean(self.name)}
        values["spies"] = tuple(sorted(set(self.spies)))
        return values | (OF_A_GROUP if self.is_group else {})


ALWAYS = ("code", "name", "is_group", "is_active")
OF_A_GROUP = {each.name: each.default for each in fields(TypeFields) if each.name not in ALWAYS}


def fields_of(kind: Type) -> TypeFields:
    values = {name: getattr(kind, name) for name in TypeFields.__dataclass_fields__}
    return TypeFields(**values)


async def add(fields: TypeFields, *, replies: Sequence[ReplyEdit] = (), by: int | None) -> int:
    """Raises Refused: with each field's objection, or for want of the permission."""
    values = fields.cleaned()

    async def body(work: Work) -> int:
        configuration = await _permitted(work, by)
        refuse(against(configuration, values), against_replies(configuration, replies))
        spies = values["spies"]
        kind = await TicketType.create(**{k: v for k, v in values.items() if k != "spies"})
        await _watched(work, kind.id, spies)
        await work.ledger(f"type:{kind.id}", "type_added", {"after": _plain(values)})
        await saved(work, replies, type_id=kind.id)
        work.configuration_changed()
        return kind.id

    return await unit_of_work(body, by=by)


async def edit(
    type_id: int,
    *,
    before: TypeFields,
    after: TypeFields,
    replies: Sequence[ReplyEdit] = (),
    by: int | None,
) -> None:
    """Write what `after` changes of `before`, and the replies with it.

    A group's new code carries those below along; another priority moves the open tickets
    without one of their own. Raises Refused, with HasChanged for what others changed meanwhile.
    """
    was, wanted = before.cleaned(), after.cleaned()

    async def body(work: Work) -> bool:
        configuration = await _permitted(work, by)
        if type_id not in configuration.types:
            raise Refused(NotFound(thing="type"))
        present = fields_of(configuration.types[type_id]).cleaned()
        changes = changed(was, wanted, present)
        is_used = "is_group" in changes and await has_tickets(work, type_id)
        refuse(
            await clashes(work, f"type:{type_id}", before=was, after=wanted, present=present),
            against(configuration, present | changes, own=type_id, is_used=is_used),
            against_replies(configuration, replies),
            await overtaken(work, replies),
        )
        await _written(work, configuration, type_id, present, changes)
        await saved(work, replies, type_id=type_id)
        return "priority" in changes

    if await unit_of_work(body, by=by):
        await type_priorities.carry_on(by=by)


async def _written(
    work: Work,
    configuration: Configuration,
    type_id: int,
    present: Mapping[str, Any],
    changes: Mapping[str, Any],
) -> None:
    if not changes:
        return
    if "code" in changes:
        group = present["code"], changes["code"]
        await codes.carry_along(work, TicketType, "type", configuration.types, group)
    if columns := {what: value for what, value in changes.items() if what != "spies"}:
        await TicketType.filter(id=type_id).update(**columns)
    if "spies" in changes:
        await _watched(work, type_id, changes["spies"])
    entry = {when: _plain(values) for when, values in told(present, changes).items()}
    await work.ledger(f"type:{type_id}", "type_edited", entry)
    work.configuration_changed()


async def _watched(work: Work, type_id: int, spies: Sequence[int]) -> None:
    await work.rows((f"delete from {SPIES} where tickettype_id = ?", (type_id,)))
    for user_id in spies:
        row = (type_id, user_id)
        await work.rows((f"insert into {SPIES} (tickettype_id, user_id) values (?, ?)", row))


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """For the ledger: days as text."""
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in values.items()}


async def _permitted(work: Work, by: int | None) -> Configuration:
    configuration = await configuration_locked(work)
    demand(configuration, by, PERMISSION)
    return configuration
