"""Open tickets of a type that replies can be tried on, as far as a viewer may see them (P1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from services.access.sight import visible_where
from services.catalog.type_uses import OPEN
from services.configuration import Configuration
from services.transaction import Rows, day

MOST = 50
PERSON = """(select p.name from follow_up f join contact_person p on p.id = f.person_id
where f.ticket_id = t.number and f.undone_at is null order by f.id desc limit 1)"""


@dataclass(frozen=True, slots=True)
class Example:
    number: int
    customer: str
    product: str
    person: str
    next_contact_on: date | None


async def examples(
    rows: Rows, configuration: Configuration, type_id: int | None, *, viewer: int
) -> tuple[Example, ...]:
    """`type_id` None: of any type."""
    seen, values = visible_where(configuration, viewer)
    of_type = "1 = 1" if type_id is None else "t.type_id = ?"
    query = f"""select t.number, c.name, p.name, {PERSON}, t.next_contact_on from ticket t
        join customer c on c.id = t.customer_id left join product p on p.id = t.product_id
        where {of_type} and {OPEN} and {seen} order by t.number desc limit {MOST}"""
    [found] = await rows.rows((query, values if type_id is None else (type_id, *values)))
    return tuple(
        Example(number, customer, product or "", person or "", day(due))
        for number, customer, product, person, due in found
    )
