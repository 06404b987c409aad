"""A customer's people, edited by whoever keeps the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from services.access.permissions import demand
from services.catalog.customer_editing import PERMISSION, refold, refuse_erased
from services.catalog.customers import LONGEST_ADDRESS, LONGEST_PERSON, NewPerson, add_person
from services.catalog.holding import hold
from services.configuration import Configuration, configuration_in
from services.entering import clean, line_objections, refuse
from services.merging import changed, clashes, told
from services.refusals import IsTooLong, IsUnknown, NotFound, Refusal, Refused
from services.transaction import Rows, Work, unit_of_work

LONGEST_TITLE = 80
PERSON = "select customer_id, name, title, is_active from contact_person where id = ?"
ADDRESSES = "select channel_id, value from contact_address where person_id = ? order by id"
WRITE = """update contact_person set name = ?, title = ?, is_active = ? where id = ?
returning id"""
CLEAR = "delete from contact_address where person_id = ? returning id"
ADDRESS = """insert into contact_address (person_id, channel_id, value) values (?, ?, ?)
returning id"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFields:
    """What is entered about a contact person. `addresses`: pairs of channel and value."""

    name: str
    title: str = ""
    addresses: tuple[tuple[int, str], ...] = ()
    is_active: bool = True

    def cleaned(self) -> dict[str, Any]:
        addresses = ((channel, clean(value)) for channel, value in self.addresses)
        return asdict(self) | {
            "name": clean(self.name),
            "title": clean(self.title),
            "addresses": tuple(each for each in addresses if each[1]),
        }


async def add(customer_id: int, fields: PersonFields, *, by: int) -> int:
    values = fields.cleaned()

    async def body(work: Work) -> int:
        configuration = await _permitted(work, by)
        refuse(_against(configuration, values))
        person = NewPerson(values["name"], values["title"], values["addresses"])
        created = await add_person(customer_id, person, by=by)
        return created.person_id or 0

    return await unit_of_work(body, by=by)


async def edit(
    person_id: int, *, before: PersonFields, after: PersonFields, by: int | None
) -> None:
    """Write what `after` changes of `before`. Raises Refused."""
    was, wanted = before.cleaned(), after.cleaned()

    async def body(work: Work) -> None:
        configuration = await _permitted(work, by)
        customer_id, _ = await person_in(work, person_id)
        await hold(work, customer_id)
        _, found = await person_in(work, person_id)
        await refuse_erased(work, "contact_person", person_id)
        present = found.cleaned()
        changes = changed(was, wanted, present)
        subject = f"customer:{customer_id}"
        kept = frozenset(channel for channel, _ in present["addresses"])
        refuse(
            await clashes(work, subject, before=was, after=wanted, present=present),
            _against(configuration, present | changes, kept=kept),
        )
        if changes:
            await _written(work, person_id, present | changes)
            await refold(work, customer_id)
            entry = {"person": person_id, **told(present, changes)}
            await work.ledger(subject, "contact_person_edited", entry)

    await unit_of_work(body, by=by)


async def person_in(rows: Rows, person_id: int) -> tuple[int, PersonFields]:
    """Their customer, and what is known of them. Raises Refused."""
    found, addresses = await rows.rows((PERSON, [person_id]), (ADDRESSES, [person_id]))
    if not found:
        raise Refused(NotFound(thing="contact person"))
    customer_id, name, title, is_active = found[0]
    given = tuple((channel, value) for channel, value in addresses)
    fields = PersonFields(name=name, title=title, addresses=given, is_active=bool(is_active))
    return customer_id, fields


async def _permitted(work: Work, by: int | None) -> Configuration:
    configuration = await configuration_in(work)
    demand(configuration, by, PERMISSION)
    return configuration


def _against(
    configuration: Configuration, values: Mapping[str, Any], *, kept: frozenset[int] = frozenset()
) -> list[Refusal]:
    """`kept`: channels they were reached by already, in use or not."""
    found = line_objections("name", values["name"], LONGEST_PERSON)
    if len(values["title"]) > LONGEST_TITLE:
        found.append(IsTooLong(what="title", limit=LONGEST_TITLE))
    if any(len(value) > LONGEST_ADDRESS for _, value in values["addresses"]):
        found.append(IsTooLong(what="addresses", limit=LONGEST_ADDRESS))
    usable = {each.id for each in configuration.channels.values() if each.is_active} | kept
    if not {channel for channel, _ in values["addresses"]} <= usable:
        found.append(IsUnknown(what="addresses"))
    return found


async def _written(work: Work, person_id: int, after: Mapping[str, Any]) -> None:
    columns = [after["name"], after["title"], after["is_active"]]
    await work.rows(
        (WRITE, [*columns, person_id]),
        (CLEAR, [person_id]),
        *((ADDRESS, [person_id, *address]) for address in after["addresses"]),
    )
