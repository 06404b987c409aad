"""What a composer fills in, or offers, before anybody has typed."""

from __future__ import annotations

from datetime import date

from components.i18n_days import day_words
from components.ticket.desk import Desk
from components.ticket.form import Form
from services.tickets import composing
from services.tickets.days import prefilled
from services.tickets.plan import Plan
from services.tickets.replies import Offer, offers
from services.tickets.sheet import CustomerFacts
from services.tickets.wishes import UNCHANGED


def prefill(desk: Desk, form: Form) -> None:
    """What the form doesn't say yet and the ticket lets expect."""
    ways = composing.directions(desk.shaped, desk.ticket, by=desk.viewer)
    if form.direction == "advance" and ways.advance:
        form.direction = "stay"
    if form.person_id is None and form.channel_id is None:
        form.channel_id, form.person_id = last_contact(desk)
    _prefill_date(desk, form)


def last_contact(desk: Desk) -> tuple[int | None, int | None]:
    """Channel and person of the last entry; where the type asks for them, of the last with any."""
    asked, sheet = desk.kind.require_contact, desk.sheet
    entries = sheet.standing if asked else sheet.standing[:1]
    last = next((each for each in entries if each.channel_id or each.person_id), None)
    channel = desk.shaped.channels.get(last.channel_id or 0) if last else None
    person = sheet.customer.contact(last.person_id) if last else None
    person = person or (sheet.whom_to_call if asked else None)
    is_usable = channel is not None and channel.is_active
    return channel.id if channel and is_usable else None, person.id if person else None


def _prefill_date(desk: Desk, form: Form) -> None:
    if isinstance(form.next_contact_on, date) and form.next_contact_on < desk.today:
        form.next_contact_on = UNCHANGED
    locked = composing.lock(desk.shaped, desk.ticket, by=desk.viewer)
    if form.next_contact_on is not UNCHANGED or locked:
        return
    present = desk.ticket.next_contact_on
    wanted = prefilled(desk.shaped, desk.kind, desk.today, present)
    form.next_contact_on = UNCHANGED if wanted == present else wanted


def fitting_offers(
    desk: Desk, plan: Plan, customer: CustomerFacts, person_id: int | None, due: date | None
) -> tuple[Offer, ...]:
    contact = customer.contact(person_id)
    values = {
        "customer": customer.name,
        "contact_person": contact.name if contact else "",
        "ticket": f"#{desk.ticket.number}",
        "product": desk.sheet.product,
        "user": desk.name(desk.viewer),
        "next_contact": day_words(due, desk.today) if due else "",
    }
    return offers(desk.shaped, plan.kind.id, desk.ticket.center_id, values)
