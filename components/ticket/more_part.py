"""What changes rarely: type, product, subject, customer, priority."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from components.customer_picker import CustomerPicker
from components.i18n import _
from components.markup import attributed, icon, node
from components.ticket.desk import Desk
from components.ticket.form import Form
from components.ticket.inputs import Line
from components.ticket.lockable import Lockable, not_theirs
from components.ticket.problems import Problems
from components.ticket.select import Item
from services.configuration import Configuration
from services.refusals import TypeIsLocked
from services.tickets.wishes import UNCHANGED, Unchanged

Change = Callable[[str, Any], Any]


class MorePart:
    """`on_change(field, value)`; a value put back to what it is counts as unchanged."""

    def __init__(self, desk: Desk, form: Form, on_change: Change, problems: Problems) -> None:
        self._on_change, self._desk = on_change, desk
        with node("details", "more") as self.element:
            with node("summary", "small soft line", _("More fields")):
                icon("expand_more")
            with node("div", "pair"):
                self._type = _field(_("Type"), "type", self._changed("type_id"), problems)
                self._product = _field(
                    _("Product"), "product", self._changed("product_id"), problems
                )
            with node("div", "pair"):
                subject = (
                    desk.ticket.subject if isinstance(form.subject, Unchanged) else form.subject
                )
                self._subject = Line(
                    _("Subject"), subject, self._changed("subject"), maxlength="200"
                )
                with self._subject.element:
                    problems.spot("subject", focus=self._subject.input)
                self._priority = _field(
                    _("Priority"), "priority", self._changed("priority"), problems
                )
            self._customer = CustomerPicker(
                desk.viewer, self._pick_customer, chosen=desk.ticket.customer_name
            )
            with self._customer.element:
                problems.spot("customer", focus=self._customer.input)

    def _changed(self, field: str) -> Callable[[Any], Any]:
        return lambda value: self._on_change(field, value)

    def _pick_customer(self, customer_id: int, _name: str) -> Any:
        return self._on_change("customer_id", customer_id)

    def show(self, desk: Desk, form: Form) -> None:
        shaped, ticket = desk.shaped, desk.ticket
        chosen = _value(form.type_id, ticket.type_id)
        self._type.show(type_items(shaped, desk.today, ticket.type_id), chosen)
        self._type.lock(TypeIsLocked() if desk.kind.lock_type else None)
        products = product_items(desk)
        self._product.show(products, _value(form.product_id, ticket.product_id))
        offered = _priorities(shaped.types[chosen].priority)
        self._priority.show(offered, _value(form.priority, ticket.priority))
        self._priority.lock(not_theirs(desk, "ticket.prioritize"))


def _field(label: str, field: str, on_choose: Callable[[Any], Any], problems: Problems) -> Lockable:
    with node("div", "field"):
        name = node("label", text=label)
        select = Lockable(on_choose)
        attributed(name, for_=select.element.html_id)
        problems.spot(field, focus=select.element)
    return select


def _value(wanted: Any, present: Any) -> Any:
    return present if wanted is UNCHANGED else wanted


def type_items(shaped: Configuration, today: date, present: int | None) -> list[Item]:
    """Groups with their items that are valid today, and the present one."""
    groups = {each.code: each.name for each in shaped.types.values() if each.is_group}
    return [
        Item(each.id, each.name, groups.get(each.code.rpartition(".")[0], ""))
        for each in shaped.types.values()
        if not each.is_group and (each.id == present or each.is_usable(today))
    ]


def product_items(desk: Desk) -> list[Item]:
    """The customer's own first."""
    around, present = desk.around, desk.ticket.product_id
    rest = {key: name for key, name in around.products.items() if key not in around.owned}
    if present and present not in around.products:
        rest = {present: desk.sheet.product, **rest}
    owned = [Item(key, name, _("Of this customer")) for key, name in around.owned.items()]
    others = [Item(key, name, _("Others") if owned else "") for key, name in rest.items()]
    return [Item(None, _("None")), *owned, *others]


def _priorities(of_type: int) -> list[Item]:
    own = _("{n}, as the type", n=of_type)
    return [Item(None, own), *(Item(n, str(n)) for n in range(1, 10))]
