"""Contact channels: how somebody can be reached, in the order in which they are offered."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from services.access.permissions import demand
from services.catalog.names import name_objections
from services.configuration import Configuration, Named, configuration_locked
from services.entering import clean, refuse
from services.merging import changed, clashes, told
from services.refusals import IsUnknown, NotFound, Refusal, Refused
from services.transaction import Rows, Work, unit_of_work

PERMISSION = "settings.catalog"
KINDS = ("phone", "mail", "other")
LONGEST_NAME = 60
ADD = """insert into contact_channel (name, kind, is_active, position)
select ?, ?, ?, coalesce(max(position), 0) + 1 from contact_channel returning id"""
WRITE = "update contact_channel set name = ?, kind = ?, is_active = ? where id = ? returning id"
PLACE = "update contact_channel set position = ? where id = ? returning id"
USES = "select channel_id, count(*) from contact_address group by channel_id"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelFields:
    name: str
    kind: str = "other"
    is_active: bool = True

    def cleaned(self) -> dict[str, Any]:
        return asdict(self) | {"name": clean(self.name)}


def fields_of(channel: Named) -> ChannelFields:
    return ChannelFields(name=channel.name, kind=channel.kind, is_active=channel.is_active)


async def uses(rows: Rows) -> dict[int, int]:
    """How many addresses each channel has."""
    [found] = await rows.rows((USES, []))
    return {channel: count for channel, count in found}


async def add(fields: ChannelFields, *, by: int | None) -> int:
    """Last in the order. Raises Refused."""
    values = fields.cleaned()

    async def body(work: Work) -> int:
        refuse(_against(await _permitted(work, by), values))
        [[(channel,)]] = await work.rows((ADD, list(values.values())))
        await work.ledger(f"channel:{channel}", "channel_added", {"after": values})
        work.configuration_changed()
        return int(channel)

    return await unit_of_work(body, by=by)


async def edit(
    channel_id: int, *, before: ChannelFields, after: ChannelFields, by: int | None
) -> None:
    """Write what `after` changes of `before`. Raises Refused."""
    was, wanted = before.cleaned(), after.cleaned()

    async def body(work: Work) -> None:
        configuration = await _permitted(work, by)
        present = fields_of(_found(configuration, channel_id)).cleaned()
        changes, subject = changed(was, wanted, present), f"channel:{channel_id}"
        values = present | changes
        refuse(
            await clashes(work, subject, before=was, after=wanted, present=present),
            _against(configuration, values, own=channel_id),
        )
        if changes:
            columns = [values["name"], values["kind"], values["is_active"]]
            await work.rows((WRITE, [*columns, channel_id]))
            await work.ledger(subject, "channel_edited", told(present, changes))
            work.configuration_changed()

    await unit_of_work(body, by=by)


async def move(channel_id: int, *, by_places: int, by: int | None) -> None:
    """Up or down the order (-1 or 1); at its end nothing happens."""

    async def body(work: Work) -> None:
        configuration = await _permitted(work, by)
        _found(configuration, channel_id)
        order = list(configuration.channels)
        place = order.index(channel_id)
        to = min(max(place + by_places, 0), len(order) - 1)
        if to == place:
            return
        order.insert(to, order.pop(place))
        await work.rows(*((PLACE, [at, each]) for at, each in enumerate(order, 1)))
        entry = {"before": {"place": place + 1}, "after": {"place": to + 1}}
        await work.ledger(f"channel:{channel_id}", "channel_moved", entry)
        work.configuration_changed()

    await unit_of_work(body, by=by)


async def _permitted(work: Work, by: int | None) -> Configuration:
    configuration = await configuration_locked(work)
    demand(configuration, by, PERMISSION)
    return configuration


def _found(configuration: Configuration, channel_id: int) -> Named:
    if channel_id not in configuration.channels:
        raise Refused(NotFound(thing="channel"))
    return configuration.channels[channel_id]


def _against(
    configuration: Configuration, values: dict[str, Any], *, own: int = 0
) -> list[Refusal]:
    others = [each.name for each in configuration.channels.values() if each.id != own]
    found = name_objections(values["name"], LONGEST_NAME, others)
    return found if values["kind"] in KINDS else [*found, IsUnknown(what="kind")]
