"""Whom to call, first; then what was promised, by whom, about what."""

from __future__ import annotations

from collections.abc import Callable

from components.i18n import _
from components.markup import icon, node
from components.ticket.desk import Desk
from components.ticket.people import avatar
from components.ticket.words import dated, due_words, moment_words, stay_words
from services.tickets import composing
from services.tickets.sheet import Address, Contact


def draw_facts(desk: Desk) -> None:
    _fact(_("With"), lambda: draw_contact(desk.sheet.whom_to_call))
    if not desk.ticket.is_closed:
        _fact(_("Next contact"), lambda: _draw_due(desk))
    _fact(_("Contact user"), lambda: _draw_holder(desk))
    if desk.sheet.product:
        _fact(_("Product"), lambda: node("span", text=desk.sheet.product))
    _draw_times(desk)


def draw_contact(contact: Contact | None) -> None:
    """A person with phone and e-mail to tap."""
    if contact is None:
        node("span", "muted", _("Nobody yet"))
        return
    said = ", ".join(filter(None, (contact.name, contact.title)))
    node("span", text=said)
    for address in contact.addresses:
        draw_address(address)


def draw_address(address: Address) -> None:
    scheme = {"phone": "tel:", "mail": "mailto:"}.get(address.kind)
    if scheme is None:
        node("span", "muted", address.value)
        return
    value = address.value.strip()
    target = _dialled(value) if address.kind == "phone" else value.replace("?", "%3F")
    node("a", text=address.value, href=f"{scheme}{target}")


def _dialled(phone: str) -> str:
    return "".join(sign for sign in phone if sign.isdigit() or sign == "+")


def _fact(name: str, draw: Callable[[], object]) -> None:
    node("dt", text=name)
    with node("dd"):
        draw()


def _draw_due(desk: Desk) -> None:
    ticket = desk.ticket
    late = ticket.next_contact_on is not None and ticket.next_contact_on < desk.today
    said = due_words(ticket.next_contact_on, desk.today)
    if ticket.next_contact_on:
        day = dated(ticket.next_contact_on, desk.today)
        said = said if said.casefold() == day.casefold() else f"{said}, {day}"
    node("b", "late" if late else "", said)
    if composing.lock(desk.shaped, ticket, by=desk.viewer):
        icon("lock", "muted", title=_("Locked by the type"))


def _draw_holder(desk: Desk) -> None:
    if desk.ticket.contact_user_id is None:
        node("span", "muted", _("Nobody"))
        return
    avatar(desk.shaped, desk.ticket.contact_user_id)
    node("span", text=desk.name(desk.ticket.contact_user_id))


def _draw_times(desk: Desk) -> None:
    ticket, shaped = desk.ticket, desk.shaped
    if ticket.closed_at:
        at = moment_words(shaped, ticket.closed_at, desk.today)
        closed = _("{when} by {who}", when=at, who=desk.name(ticket.closed_by_id))
        _fact(_("Closed"), lambda: node("span", text=closed))
    else:
        _fact(_("In this CR"), lambda: node("span", text=stay_words(desk)))
    at = moment_words(shaped, ticket.opened_at, desk.today)
    opened = _("{when} by {who}", when=at, who=desk.name(ticket.opened_by_id))
    _fact(_("Opened"), lambda: node("span", text=opened))
