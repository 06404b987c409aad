"""Customers as the settings show them: a searched list, and all of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from services.access.sight import visible_where
from services.catalog.contact_persons import PersonFields, person_in
from services.catalog.customer_editing import CustomerFields, fields_of
from services.catalog.folding import words
from services.configuration import configuration
from services.folding import like
from services.transaction import Rows, reading

MOST_TICKETS = 50
FOUND = r"""select c.id, c.name, c.document, c.is_active,
    (select count(*) from ticket t where t.customer_id = c.id and t.closed_at is null
    and t.withdrawn_at is null and {visible}) from
    (select id, name, document, is_active, folded, {begins} as lies from customer where {holds}
    order by is_active desc, {begins}, folded, id limit ?) c
    order by c.is_active desc, c.lies, c.folded, c.id"""
TICKETS = """select t.number, t.subject, t.center_id, t.type_id, t.contact_user_id, t.closed_at
    from ticket t where t.customer_id = ? and t.withdrawn_at is null and {visible}
    order by case when t.closed_at is null then 0 else 1 end, t.number desc limit ?"""
COUNT = """select count(*), count(t.closed_at) from ticket t
    where t.customer_id = ? and t.withdrawn_at is null and {visible}"""
PEOPLE = "select id from contact_person where customer_id = ? order by is_active desc, name, id"
PRODUCTS = "select id, name, is_active from product order by name"


@dataclass(frozen=True, slots=True)
class Listed:
    """`open_tickets`: those the viewer may see."""

    id: int
    name: str
    document: str
    is_active: bool
    open_tickets: int


@dataclass(frozen=True, slots=True)
class TheirTicket:
    number: int
    subject: str
    center_id: int
    type_id: int
    contact_user_id: int | None
    is_open: bool


@dataclass(frozen=True, slots=True)
class Record:
    """`tickets`: the first of those the viewer may see, open ones first; `open_count` and
    `ticket_count` of all of these. `products`: every product there is, id → name, in use or not.
    """

    fields: CustomerFields
    people: dict[int, PersonFields]
    tickets: tuple[TheirTicket, ...]
    ticket_count: int
    open_count: int
    products: dict[int, tuple[str, bool]]


async def listed(text: str, *, most: int, by: int) -> tuple[Listed, ...]:
    """Customers that hold every word, active ones first; deactivated ones too."""
    shaped = await configuration()
    visible, values = visible_where(shaped, by)
    sought = words(text)
    sql = FOUND.format(visible=visible, holds=_holds(sought), begins=_begins(sought))
    starts = [like(" ".join(sought)).removeprefix("%")] if sought else []
    question = [*values, *starts, *map(like, sought), *starts, most]

    async def read(rows: Rows) -> list[list[Any]]:
        return await rows.rows((sql, question))

    [found] = await reading(read)
    return tuple(Listed(row[0], row[1], row[2], bool(row[3]), row[4]) for row in found)


def _holds(sought: list[str]) -> str:
    return " and ".join(r"folded like ? escape '\'" for _ in sought) or "1 = 1"


def _begins(sought: list[str]) -> str:
    return (
        r"case when folded like ? escape '\' then 0 else 1 end"
        if sought
        else "case when 1 = 1 then 0 end"
    )


async def record(customer_id: int, *, by: int) -> Record:
    """Raises Refused where there is no such customer."""
    shaped = await configuration()
    visible, values = visible_where(shaped, by)

    async def read(rows: Rows) -> Record:
        fields = await fields_of(rows, customer_id)
        tickets, counts, people, products = await rows.rows(
            (TICKETS.format(visible=visible), [customer_id, *values, MOST_TICKETS]),
            (COUNT.format(visible=visible), [customer_id, *values]),
            (PEOPLE, [customer_id]),
            (PRODUCTS, []),
        )
        total, closed = counts[0]
        return Record(
            fields,
            {person: (await person_in(rows, person))[1] for (person,) in people},
            tuple(_ticket(*row) for row in tickets),
            ticket_count=total,
            open_count=total - closed,
            products={row[0]: (row[1], bool(row[2])) for row in products},
        )

    return await reading(read)


def _ticket(number: int, subject: str, *rest: Any) -> TheirTicket:
    center_id, type_id, user_id, closed_at = rest
    return TheirTicket(number, subject, center_id, type_id, user_id, closed_at is None)
