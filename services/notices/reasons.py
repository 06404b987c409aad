"""Why somebody is told, and where that is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from services.configuration import Configuration
from services.transaction import Rows

OF_A_TICKET = ("delegated", "promise", "watch", "customer_spy", "spy")
"""The strongest first: one row a person and entry, with the strongest."""
HANDED_OVER = "handed_over"
LISTED = (*OF_A_TICKET, HANDED_OVER, "digest")
"""What stands among a person's notices; other mails are only mailed."""
STOPS_AT = "/account/notices"
ABOUT = """select t.type_id, t.customer_id, c.name from ticket t
join customer c on c.id = t.customer_id where t.number = ?"""


@dataclass(frozen=True, slots=True)
class Reason:
    """`source` is what is chosen: `type:3`, `customer:9`, `ticket:1482`, `delegated`, `promise`
    or `digest`; `name` the type's or the customer's."""

    why: str
    source: str
    name: str = ""


async def reason(rows: Rows, shaped: Configuration, why: str, ticket: int | None) -> Reason:
    """Why a row of the outbox came: what a mail says at its end, beside where to stop it."""
    if why == "watch":
        return Reason(why, f"ticket:{ticket}")
    if why not in ("spy", "customer_spy"):
        return Reason(why, why)
    [found] = await rows.rows((ABOUT, (ticket,)))
    return _of(shaped, why, *found[0]) if found else Reason(why, why)


def _of(shaped: Configuration, why: str, type_id: int, customer_id: int, name: Any) -> Reason:
    if why == "customer_spy":
        return Reason(why, f"customer:{customer_id}", name)
    kind = shaped.types.get(type_id)
    return Reason(why, f"type:{type_id}", kind.name if kind else "")
