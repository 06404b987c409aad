"""A zone put before the rules: what stands against it, and what it only lacks so far."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from services import rules
from services.board.verdicts import Over, Zone
from services.refusals import (
    ColumnIsFull,
    ContactIsRequired,
    ContactUserIsRequired,
    DateIsMissing,
    ProductIsRequired,
    Refusal,
    TextIsMissing,
)
from services.tickets.finding import Found
from services.tickets.following_up import attempt
from services.tickets.state import TicketState
from services.tickets.wishes import Wish

ASKS: dict[type[Refusal], str] = {
    TextIsMissing: "text",
    ContactUserIsRequired: "contact_user",
    DateIsMissing: "date",
    ContactIsRequired: "contact",
    ProductIsRequired: "product",
}


@dataclass(frozen=True, slots=True)
class Bench:
    """The ticket as it is, who holds it, and when."""

    found: Found
    ticket: TicketState
    by: int
    now: datetime

    def judged(self, zone: Zone, wish: Wish) -> Zone | tuple[Refusal, ...]:
        """The zone with what it asks for, or what forbids it."""
        case, refused = attempt(self.found, self.ticket, wish, by=self.by, now=self.now)
        return self.sorted(zone, [*refused, *rules.objections(case)])

    def sorted(self, zone: Zone, objections: list[Refusal]) -> Zone | tuple[Refusal, ...]:
        full = [each for each in objections if isinstance(each, ColumnIsFull)]
        confirmed = full if self.found.configuration.may(self.by, "ticket.exceed_wip") else []
        against = [e for e in objections if type(e) not in ASKS and e not in confirmed]
        if against:
            return tuple(against)
        asks = dict.fromkeys(ASKS[type(e)] for e in objections if type(e) in ASKS)
        over = Over(confirmed[0].count, confirmed[0].limit) if confirmed else None
        return replace(zone, asks=tuple(asks), over=over)
