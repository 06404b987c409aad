"""A new ticket as it stands: what has been said, and what follows from it. Frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from components.i18n_days import day_words
from components.new_ticket_form import NewForm
from services.catalog.customer_search import CustomerSheet
from services.configuration import Configuration, Type
from services.tickets import composing
from services.tickets.replies import Offer, offers
from services.tickets.sheet import Contact, CustomerFacts
from services.tickets.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Scene:
    shaped: Configuration
    form: NewForm
    viewer: int
    today: date
    around: Surroundings
    sheet: CustomerSheet | None
    mails_customers: bool

    @property
    def kind(self) -> Type | None:
        return self.form.kind(self.shaped)

    @property
    def customer(self) -> CustomerFacts | None:
        return self.sheet.customer if self.sheet else None

    @property
    def contact(self) -> Contact | None:
        return self.customer.contact(self.form.person_id) if self.customer else None

    @property
    def begins_in(self) -> int | None:
        return self.form.course(self.shaped).center_id or self.form.to_center_id

    @property
    def closes(self) -> bool:
        center = self.shaped.centers.get(self.form.then(self.shaped).center_id or 0)
        return center is not None and center.closes_ticket

    @property
    def wants_user(self) -> bool:
        """F6: where it stands in the end."""
        then = self.form.then(self.shaped)
        course = then if then.step else self.form.course(self.shaped)
        return composing.wants_contact_user(self.shaped, None, course)

    @property
    def user(self) -> int | None:
        """The opener, unless it has to be said expressly."""
        if self.form.names_user:
            return self.form.contact_user_id
        may = self.shaped.may(self.viewer, "ticket.follow_up")
        return None if self.wants_user or not may else self.viewer

    @property
    def due(self) -> date | None:
        return self.form.due(self.shaped, self.today)

    def offers(self) -> tuple[Offer, ...]:
        kind = self.kind
        return offers(self.shaped, kind.id, self.begins_in, self._values()) if kind else ()

    def _values(self) -> dict[str, str]:
        customer, contact, due = self.customer, self.contact, self.due
        return {
            "customer": customer.name if customer else "",
            "contact_person": contact.name if contact else "",
            "product": self.around.products.get(self.form.product_id or 0, ""),
            "user": self.shaped.users[self.viewer].name,
            "next_contact": day_words(due, self.today) if due else "",
        }
