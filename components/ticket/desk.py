"""Everything that one look at a ticket needs, read together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from services.configuration import Configuration, Type, configuration
from services.mail.shaping import reaches_customers
from services.tickets import reads
from services.tickets.sheet import Sheet
from services.tickets.state import TicketState
from services.tickets.surroundings import Surroundings, surroundings


@dataclass(frozen=True, slots=True)
class Desk:
    shaped: Configuration
    sheet: Sheet
    around: Surroundings
    viewer: int
    now: datetime
    mails_customers: bool = False

    @property
    def ticket(self) -> TicketState:
        return self.sheet.ticket

    @property
    def kind(self) -> Type:
        return self.shaped.types[self.ticket.type_id]

    @property
    def today(self) -> date:
        return self.shaped.today(self.now)

    def without_files(self) -> Desk:
        """Once what was sent is taken back."""
        return replace(self, around=replace(self.around, files=()))

    def may(self, permission: str) -> bool:
        return self.shaped.may(self.viewer, permission)

    def name(self, user_id: int | None) -> str:
        user = self.shaped.users.get(user_id or 0)
        return user.name if user else ""

    def first_name(self, user_id: int | None) -> str:
        return (self.name(user_id).split() or [""])[0]


async def desk(number: int, *, by: int, most: int = reads.RECENT) -> Desk:
    """Raises Refused(NotFound)."""
    sheet = await reads.find(number, by=by, most=most)
    around = await surroundings(by=by, customer_id=sheet.ticket.customer_id, number=number)
    shaped = await configuration()
    mails = await reaches_customers(shaped)
    return Desk(shaped, sheet, around, by, datetime.now(UTC), mails)
