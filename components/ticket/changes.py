"""What a follow-up changed, in words: before and after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from components.i18n import _
from components.ticket.desk import Desk
from components.ticket.words import dated
from services.tickets.sheet import Change, Entry


class Said(NamedTuple):
    icon: str
    what: str
    before: str
    after: str


def changes_said(desk: Desk, entry: Entry) -> Iterator[Said]:
    """An opening begins with its fields: they are no changes."""
    if entry.kind == "opened":
        return
    for change in entry.changes:
        if (said := _said(desk, change)) and not (change.field == "next_contact_on" and _closed(entry)):
            yield said


def _closed(entry: Entry) -> bool:
    change = entry.change("closed_at")
    return change is not None and change.after is not None


def _said(desk: Desk, change: Change) -> Said | None:
    names = {
        "next_contact_on": ("event", _("Next contact")),
        "contact_user_id": ("person_add", _("Contact user")),
        "type_id": ("sell", _("Type")),
        "product_id": ("content_copy", _("Product")),
        "customer_id": ("person", _("Customer")),
        "subject": ("description", _("Subject")),
        "priority": ("flag", _("Priority")),
    }
    if change.field not in names:
        return None
    drawn, what = names[change.field]
    return Said(drawn, what, _value(desk, change.field, change.before), _value(desk, change.field, change.after))


def _value(desk: Desk, field: str, value: Any) -> str:
    if value is None:
        return _("the type’s") if field == "priority" else _("none")
    if field == "next_contact_on":
        return dated(date.fromisoformat(value), desk.today)
    if field == "contact_user_id":
        return desk.name(value)
    if field == "type_id":
        kind = desk.shaped.types.get(value)
        return kind.name if kind else str(value)
    if field == "product_id":
        return desk.around.products.get(value) or desk.around.retired.get(value, str(value))
    if field == "customer_id":
        return desk.sheet.customer_names.get(value, str(value))
    return str(value)
