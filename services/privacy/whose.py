"""Whose data: somebody who works here, a customer, or a customer's contact person."""

from __future__ import annotations

from dataclasses import dataclass

from services.access.permissions import demand
from services.access.rights import may_touch
from services.configuration import Configuration
from services.refusals import NotFound, Refused
from services.transaction import Rows, reading

RIGHTS = {"user": "settings.people", "customer": "settings.catalog", "person": "settings.catalog"}
FIND = {
    "user": "select name, 0, erased_at from user_account where id = ?",
    "customer": "select name, id, erased_at from customer where id = ?",
    "person": "select name, customer_id, erased_at from contact_person where id = ?",
}


@dataclass(frozen=True, slots=True)
class Whose:
    """`kind` is user, customer or person."""

    kind: str
    id: int


@dataclass(frozen=True, slots=True)
class Known:
    """`customer_id` is 0 of a user."""

    name: str
    customer_id: int
    is_erased: bool

    def subject(self, whose: Whose) -> str:
        """Where the ledger tells of them."""
        return f"user:{whose.id}" if whose.kind == "user" else f"customer:{self.customer_id}"


def may_ask(configuration: Configuration, kind: str, *, by: int) -> bool:
    return configuration.may(by, RIGHTS[kind])


async def erased(kind: str) -> frozenset[int]:
    """Of whom nothing is left."""
    sql = FIND[kind].partition("from")[2].partition("where")[0]
    asked = f"select id from {sql} where erased_at is not null"
    [found] = await reading(lambda rows: rows.rows((asked, ())))
    return frozenset(row[0] for row in found)


async def known(
    rows: Rows, shaped: Configuration, whose: Whose, *, by: int, is_own: bool = False
) -> Known:
    """Raises Refused: for want of the right, or where there is no such person."""
    if not is_own:
        demand(shaped, by, RIGHTS[whose.kind])
    [found] = await rows.rows((FIND[whose.kind], (whose.id,)))
    if not found:
        raise Refused(NotFound(thing="person"))
    if whose.kind == "user" and whose.id in shaped.users and not is_own:
        may_touch(shaped, by, whose.id)
    name, customer_id, erased_at = found[0]
    return Known(name, customer_id, erased_at is not None)
