"""What is known of a customer, edited by whoever keeps the catalogue."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from services.access.permissions import demand
from services.catalog import documents
from services.catalog.folding import folded_customer
from services.catalog.holding import hold, hold_document
from services.catalog.refolding import refold_tickets
from services.catalog.refusals import DocumentIsTaken, DocumentIsWrong
from services.configuration import Configuration, configuration_in
from services.entering import clean, line_objections, refuse
from services.merging import changed, clashes, told
from services.refusals import IsErased, IsUnknown, NotFound, Refusal, Refused
from services.transaction import Rows, Work, unit_of_work

PERMISSION = "settings.catalog"
LONGEST_NAME = 160
LONGEST_DOCUMENT = 20
ONE = "select name, document, is_active from customer where id = ?"
ERASED = "select 1 from {table} where id = ? and erased_at is not null"
OWNED = "select product_id from customer_product where customer_id = ? order by product_id"
TAKEN = "select id, name from customer where document = ? and is_active = ? and id <> ?"
PRODUCTS = "select id from product"
WRITE = """update customer set name = ?, document = ?, is_active = ?, version = version + 1
where id = ? returning id"""
DISOWN = (
    "delete from customer_product where customer_id = ? and product_id = ? returning product_id"
)
SPIES = "select user_id from customer_spy where customer_id = ? order by user_id"
RELEASE = "delete from customer_spy where customer_id = ? and user_id = ? returning user_id"
PLACE = """insert into customer_spy (customer_id, user_id, listed_by_id) values (?, ?, ?)
returning user_id"""
OWN = "insert into customer_product (customer_id, product_id) values (?, ?) returning product_id"
ADDRESSES = """select a.value from contact_address a join contact_person p on p.id = a.person_id
where p.customer_id = ? and p.is_active order by p.id, a.id"""
FOLD = "update customer set folded = ? where id = ? returning id"


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerFields:
    """What is entered about a customer. `products`: ids of those they own; `spies`: of people."""

    name: str
    document: str = ""
    products: tuple[int, ...] = ()
    spies: tuple[int, ...] = ()
    is_active: bool = True

    def cleaned(self) -> dict[str, Any]:
        return asdict(self) | {
            "name": clean(self.name),
            "document": documents.bare(self.document),
            "products": tuple(sorted(set(self.products))),
            "spies": tuple(sorted(set(self.spies))),
        }


async def fields_of(rows: Rows, customer_id: int) -> CustomerFields:
    """Raises Refused where there is no such customer."""
    found, owned, spies = await rows.rows(*((sql, [customer_id]) for sql in (ONE, OWNED, SPIES)))
    if not found:
        raise Refused(NotFound(thing="customer"))
    name, document, is_active = found[0]
    products = tuple(product for (product,) in owned)
    return CustomerFields(
        name=name,
        document=document,
        products=products,
        spies=tuple(user for (user,) in spies),
        is_active=bool(is_active),
    )


async def edit(
    customer_id: int, *, before: CustomerFields, after: CustomerFields, by: int | None
) -> None:
    """Write what `after` changes of `before`. A new name is found in their tickets soon after.

    Raises Refused, with HasChanged for what somebody else changed meanwhile.
    """
    was, wanted = before.cleaned(), after.cleaned()

    async def body(work: Work) -> None:
        shaped = await configuration_in(work)
        demand(shaped, by, PERMISSION)
        await hold(work, customer_id)
        present = (await fields_of(work, customer_id)).cleaned()
        await refuse_erased(work, "customer", customer_id)
        changes = changed(was, wanted, present)
        subject = f"customer:{customer_id}"
        refuse(
            await clashes(work, subject, before=was, after=wanted, present=present),
            await _against(work, customer_id, present | changes),
            _against_spies(shaped, present["spies"], changes.get("spies", ())),
        )
        if changes:
            await _written(work, customer_id, present, present | changes)
            await work.ledger(subject, "customer_edited", told(present, changes))
        if "name" in changes:
            await refold_tickets(work, customer_id)

    await unit_of_work(body, by=by)


async def refuse_erased(work: Work, table: str, key: int) -> None:
    """Nobody is made of what was erased."""
    [rows] = await work.rows((ERASED.format(table=table), (key,)))
    if rows:
        raise Refused(IsErased())


async def _against(work: Work, customer_id: int, values: Mapping[str, Any]) -> list[Refusal]:
    document = values["document"]
    await hold_document(work, document)
    taken, products = await work.rows((TAKEN, [document, True, customer_id]), (PRODUCTS, []))
    found = line_objections("name", values["name"], LONGEST_NAME)
    if document and not documents.is_valid(document):
        found.append(DocumentIsWrong())
    elif document and values["is_active"]:
        found += [DocumentIsTaken(customer_id=row[0], name=row[1]) for row in taken]
    if not set(values["products"]) <= {product for (product,) in products}:
        found.append(IsUnknown(what="products"))
    return found


async def _written(
    work: Work, customer_id: int, present: Mapping[str, Any], after: Mapping[str, Any]
) -> None:
    columns = [after["name"], after["document"], after["is_active"]]
    await work.rows((WRITE, [*columns, customer_id]))
    had, has = set(present["products"]), set(after["products"])
    await work.rows(
        *((DISOWN, [customer_id, product]) for product in sorted(had - has)),
        *((OWN, [customer_id, product]) for product in sorted(has - had)),
    )
    await _spied(work, customer_id, set(present["spies"]), set(after["spies"]))
    await refold(work, customer_id)


async def _spied(work: Work, customer_id: int, had: set[int], has: set[int]) -> None:
    if had == has:
        return
    work.configuration_changed()
    await work.rows(
        *((RELEASE, [customer_id, user]) for user in sorted(had - has)),
        *((PLACE, [customer_id, user, work.by or 0]) for user in sorted(has - had)),
    )


def _against_spies(
    shaped: Configuration, present: Collection[int], wanted: Iterable[int]
) -> list[Refusal]:
    """Who has gone may stay, and nobody adds them."""
    added = {user for user in wanted if user not in present}
    are_known = all(user in shaped.users and shaped.users[user].is_active for user in added)
    return [] if are_known else [IsUnknown(what="spies")]


async def refold(work: Work, customer_id: int) -> None:
    """Let search find them by what is known now: name, document, addresses of active people."""
    [[name, document, _]], addresses = await work.rows(
        (ONE, [customer_id]), (ADDRESSES, [customer_id])
    )
    folded = folded_customer(name, document, [value for (value,) in addresses])
    await work.rows((FOLD, [folded, customer_id]))
