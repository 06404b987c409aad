"""Finding a customer by name, CPF or CNPJ, phone or e-mail, and what is open for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from services.access.sight import visible_where
from services.catalog.folding import words
from services.configuration import configuration
from services.folding import like
from services.tickets.history import contacts
from services.tickets.reads import CONTACTS
from services.tickets.sheet import CustomerFacts
from services.transaction import Rows, day, reading

MOST = 12
OPEN = """select t.number, t.subject, t.center_id, t.type_id, t.contact_user_id, t.next_contact_on
    from ticket t where t.customer_id = ? and t.closed_at is null and t.withdrawn_at is null
    and {visible} order by t.number desc limit 20"""
ONE = "select id, name, document from customer where id = ? and is_active = ?"


@dataclass(frozen=True, slots=True)
class Found:
    id: int
    name: str
    document: str


@dataclass(frozen=True, slots=True)
class OpenTicket:
    number: int
    subject: str
    center_id: int
    type_id: int
    contact_user_id: int | None
    next_contact_on: date | None


@dataclass(frozen=True, slots=True)
class CustomerSheet:
    customer: CustomerFacts
    open_tickets: tuple[OpenTicket, ...]


async def matching(text: str) -> tuple[Found, ...]:
    """Customers in use that hold every word; those whose name begins so stand first."""
    sought = words(text)
    if not sought:
        return ()
    question = _question(sought)

    async def read(rows: Rows) -> list[list[Any]]:
        return await rows.rows(question)

    [found] = await reading(read)
    return tuple(Found(*row) for row in found)


def _question(sought: list[str]) -> tuple[str, list[Any]]:
    holds = " and ".join(r"folded like ? escape '\'" for _ in sought)
    sql = rf"""select id, name, document from customer where is_active = ? and {holds}
        order by case when folded like ? escape '\' then 0 else 1 end, name, id limit ?"""
    begins = like(" ".join(sought)).removeprefix("%")
    return sql, [True, *map(like, sought), begins, MOST]


async def customer(customer_id: int, *, by: int) -> CustomerSheet | None:
    """With their people, and the open tickets that `by` may see."""
    shaped = await configuration()
    visible, values = visible_where(shaped, by)

    async def read(rows: Rows) -> list[list[Any]]:
        return await rows.rows(
            (ONE, [customer_id, True]),
            (CONTACTS.format(customer="?"), [customer_id]),
            (OPEN.format(visible=visible), [customer_id, *values]),
        )

    one, people, tickets = await reading(read)
    if not one:
        return None
    name, document = one[0][1:]
    facts = CustomerFacts(customer_id, name, document, contacts(people))
    return CustomerSheet(facts, tuple(_open_ticket(*row) for row in tickets))


def _open_ticket(number: int, subject: str, *rest: Any) -> OpenTicket:
    center_id, type_id, user_id, due = rest
    return OpenTicket(number, subject, center_id, type_id, user_id, day(due))
