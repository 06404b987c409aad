"""Customers and their people: created in place by whoever opens tickets (spec §6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from services.catalog import documents
from services.catalog.folding import folded_customer
from services.catalog.holding import hold, hold_document
from services.catalog.refusals import (
    AddressIsTooLong,
    DocumentIsTaken,
    DocumentIsWrong,
    NameIsMissing,
    NameIsTooLong,
)
from services.configuration import configuration_in
from services.entering import clean
from services.refusals import NotFound, NotPermitted, Refusal, Refused
from services.transaction import Work, unit_of_work

LONGEST_NAME = 160
LONGEST_PERSON = 120
LONGEST_ADDRESS = 254
TAKEN = "select id, name from customer where document = ? and is_active = ?"
CUSTOMER = """insert into customer (name, document, folded, is_active, is_example, version)
    values (?, ?, ?, ?, ?, 1) returning id"""
PERSON = """insert into contact_person (customer_id, name, title, is_active)
    values (?, ?, ?, ?) returning id"""
ADDRESS = """insert into contact_address (person_id, channel_id, value)
    values (?, ?, ?) returning id"""
REFOLD = "update customer set folded = ?, version = version + 1 where id = ? returning id"
KNOWN = "select name, document, folded from customer where id = ? and is_active = ?"


@dataclass(frozen=True, slots=True)
class NewPerson:
    """`addresses`: pairs of channel and value; blank values are left out."""

    name: str
    title: str = ""
    addresses: Sequence[tuple[int, str]] = field(default=())

    @property
    def told(self) -> list[tuple[int, str]]:
        given = ((channel, clean(value)) for channel, value in self.addresses)
        return [each for each in given if each[1]]


@dataclass(frozen=True, slots=True)
class Created:
    customer_id: int
    person_id: int | None = None


async def create_customer(
    name: str, *, document: str = "", person: NewPerson | None = None, by: int
) -> Created:
    """Raises Refused."""
    name, document = clean(name), documents.bare(document)

    async def create(work: Work) -> Created:
        await _permitted(work, by)
        refused = [*_against_name(name, LONGEST_NAME), *await _against_document(work, document)]
        _refuse([*refused, *(_against_person(person) if person else ())])
        values = [value for _, value in person.told] if person else []
        folded = folded_customer(name, document, values)
        [[row]] = await work.rows((CUSTOMER, [name, document, folded, True, False]))
        told = {"name": name, "document": document}
        await work.ledger(f"customer:{row[0]}", "customer_created", told)
        return Created(row[0], await _add(work, row[0], person) if person else None)

    return await unit_of_work(create, by=by)


async def add_person(customer_id: int, person: NewPerson, *, by: int) -> Created:
    """Raises Refused."""

    async def add(work: Work) -> Created:
        await _permitted(work, by)
        await hold(work, customer_id)
        [known] = await work.rows((KNOWN, [customer_id, True]))
        if not known:
            raise Refused(NotFound(thing="customer"))
        _refuse(_against_person(person))
        folded = folded_customer(known[0][2], "", [value for _, value in person.told])
        await work.rows((REFOLD, [folded, customer_id]))
        return Created(customer_id, await _add(work, customer_id, person))

    return await unit_of_work(add, by=by)


async def _add(work: Work, customer_id: int, person: NewPerson) -> int:
    named = [customer_id, clean(person.name), clean(person.title), True]
    [[row]] = await work.rows((PERSON, named))
    await work.rows(*((ADDRESS, [row[0], *address]) for address in person.told))
    told: dict[str, Any] = {"person": row[0], "name": named[1], "addresses": person.told}
    await work.ledger(f"customer:{customer_id}", "contact_person_added", told)
    return int(row[0])


async def _permitted(work: Work, by: int) -> None:
    shaped = await configuration_in(work)
    if not (shaped.may(by, "ticket.open") or shaped.may(by, "settings.catalog")):
        who = shaped.who_may("ticket.open")
        raise Refused(NotPermitted(permission="ticket.open", who=who))


def _refuse(refusals: Sequence[Refusal]) -> None:
    if refusals:
        raise Refused(*refusals)


def _against_name(name: str, limit: int) -> list[Refusal]:
    if not name:
        return [NameIsMissing()]
    return [NameIsTooLong(limit=limit)] if len(name) > limit else []


async def _against_document(work: Work, document: str) -> list[Refusal]:
    if not document:
        return []
    if not documents.is_valid(document):
        return [DocumentIsWrong()]
    await hold_document(work, document)
    [taken] = await work.rows((TAKEN, [document, True]))
    return [DocumentIsTaken(customer_id=row[0], name=row[1]) for row in taken]


def _against_person(person: NewPerson) -> list[Refusal]:
    too_long = any(len(value) > LONGEST_ADDRESS for _, value in person.told)
    refused = _against_name(clean(person.name), LONGEST_PERSON)
    return [*refused, AddressIsTooLong(limit=LONGEST_ADDRESS)] if too_long else refused
