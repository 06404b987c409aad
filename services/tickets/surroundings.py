"""What a composer shows from beyond the ticket: fullness, load, products, files sent. One hop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from services.access.sight import visible_where
from services.attachments import Waiting, about, claiming
from services.attachments.waiting import MINE
from services.configuration import configuration
from services.transaction import Rows, day_value, reading

COUNTS = "select id, open_count from responsibility_center where wip_limit is not null"
LOADS = """select t.contact_user_id, count(*),
    sum(case when t.next_contact_on < ? then 1 else 0 end) from ticket t
    where t.closed_at is null and t.withdrawn_at is null and t.contact_user_id is not null
    and {visible} group by t.contact_user_id"""
PRODUCTS = "select id, name, is_active from product order by name"
OWNED = """select p.id, p.name from product p join customer_product o on o.product_id = p.id
    where o.customer_id = ? and p.is_active = ? order by p.name"""


@dataclass(frozen=True, slots=True)
class Load:
    open: int = 0
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`owned`: the customer's products, offered before the others. `retired`: no longer offered."""

    counts: Mapping[int, int]
    loads: Mapping[int, Load]
    products: Mapping[int, str]
    owned: Mapping[int, str]
    retired: Mapping[int, str]
    files: tuple[Waiting, ...] = ()
    """Sent for this and not recorded yet."""


async def surroundings(
    *, by: int, customer_id: int | None = None, number: int | None = None
) -> Surroundings:
    """`number`: of the ticket; None for one about to be opened."""
    shaped = await configuration()
    visible, values = visible_where(shaped, by)
    today = day_value(shaped.today(datetime.now(UTC)))

    async def read(rows: Rows) -> Surroundings:
        counts, loads, products, owned, sent = await rows.rows(
            (COUNTS, ()),
            (LOADS.format(visible=visible), [today, *values]),
            (PRODUCTS, ()),
            (OWNED, [customer_id or 0, True]),
            (MINE, [by, about(number)]),
        )
        by_user = {user: Load(count, int(late or 0)) for user, count, late in loads}
        offered = {key: name for key, name, active in products if active}
        retired = {key: name for key, name, active in products if not active}
        files = tuple(map(claiming.waiting, sent))
        return Surroundings(dict(counts), by_user, offered, dict(owned), retired, files)

    return await reading(read)
