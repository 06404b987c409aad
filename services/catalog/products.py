"""Products: what tickets are about and customers own."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from services.access.permissions import demand
from services.access.sight import visible_where
from services.catalog.names import name_objections
from services.configuration import configuration, configuration_locked
from services.entering import clean, refuse
from services.merging import changed, clashes, told
from services.refusals import NotFound, Refused
from services.transaction import Rows, Work, reading, unit_of_work

PERMISSION = "settings.catalog"
LONGEST_NAME = 120
ADD = """insert into product (name, is_active, is_example) values (?, ?, ?) returning id"""
WRITE = "update product set name = ?, is_active = ? where id = ? returning id"
ALL = "select id, name, is_active from product order by is_active desc, lower(name), id"
ONE = "select name, is_active from product where id = ?"
OWNERS = "select product_id, count(*) from customer_product group by product_id"
TICKETS = """select t.product_id, count(*) from ticket t where t.product_id is not null
and t.closed_at is null and t.withdrawn_at is null and {visible} group by t.product_id"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductFields:
    name: str
    is_active: bool = True

    def cleaned(self) -> dict[str, Any]:
        return asdict(self) | {"name": clean(self.name)}


@dataclass(frozen=True, slots=True)
class ListedProduct:
    """`open_tickets`: those the viewer may see."""

    id: int
    fields: ProductFields
    owners: int
    open_tickets: int


async def add(fields: ProductFields, *, by: int | None) -> int:
    """Raises Refused."""
    values = fields.cleaned()

    async def body(work: Work) -> int:
        await _permitted(work, by)
        refuse(await _against(work, values))
        [[(product,)]] = await work.rows((ADD, [values["name"], values["is_active"], False]))
        await work.ledger(f"product:{product}", "product_added", {"after": values})
        work.configuration_changed()
        return int(product)

    return await unit_of_work(body, by=by)


async def edit(
    product_id: int, *, before: ProductFields, after: ProductFields, by: int | None
) -> None:
    """Write what `after` changes of `before`. Raises Refused."""
    was, wanted = before.cleaned(), after.cleaned()

    async def body(work: Work) -> None:
        await _permitted(work, by)
        present = (await fields_of(work, product_id)).cleaned()
        changes, subject = changed(was, wanted, present), f"product:{product_id}"
        values = present | changes
        refuse(
            await clashes(work, subject, before=was, after=wanted, present=present),
            await _against(work, values, own=product_id),
        )
        if changes:
            await work.rows((WRITE, [values["name"], values["is_active"], product_id]))
            await work.ledger(subject, "product_edited", told(present, changes))
            work.configuration_changed()

    await unit_of_work(body, by=by)


async def fields_of(rows: Rows, product_id: int) -> ProductFields:
    [found] = await rows.rows((ONE, [product_id]))
    if not found:
        raise Refused(NotFound(thing="product"))
    return ProductFields(name=found[0][0], is_active=bool(found[0][1]))


async def listed(*, by: int) -> tuple[ListedProduct, ...]:
    visible, values = visible_where(await configuration(), by)

    async def read(rows: Rows) -> list[list[Any]]:
        return await rows.rows((ALL, []), (OWNERS, []), (TICKETS.format(visible=visible), values))

    found, owners, tickets = await reading(read)
    owned, open_ones = dict(map(tuple, owners)), dict(map(tuple, tickets))
    return tuple(
        ListedProduct(
            product,
            ProductFields(name=name, is_active=bool(is_active)),
            owned.get(product, 0),
            open_ones.get(product, 0),
        )
        for product, name, is_active in found
    )


async def _permitted(work: Work, by: int | None) -> None:
    demand(await configuration_locked(work), by, PERMISSION)


async def _against(work: Work, values: dict[str, Any], *, own: int = 0) -> list[Any]:
    [found] = await work.rows((ALL, []))
    others = [row[1] for row in found if row[0] != own]
    return name_objections(values["name"], LONGEST_NAME, others)
