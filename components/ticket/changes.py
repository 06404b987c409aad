"""What a follow-up changed, in words: before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
        if (said := _said(desk, change)) and not (
            change.field == "next_contact_on" and _closed(entry)
        ):
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
    return Said(
        drawn,
        what,
        _value(desk, change.field, change.before),
        _value(desk, change.field, change.after),
    )


def _value(desk: Desk, field: str, value: Any) -> str:
    if value is None:
        return _("the type’s") if field == "priority" else _("none")
    if field == "next_contact_on":
        return dated(date.fromisoformat(value), desk.today)
    return _names(desk, field).get(value) or str(value)


def _names(desk: Desk, field: str) -> Mapping[Any, str]:
    match field:
        case "contact_user_id":
            return {user.id: user.name for user in desk.shaped.users.values()}
        case "type_id":
            return {kind.id: kind.name for kind in desk.shaped.types.values()}
        case "product_id":
            return {**desk.around.retired, **desk.around.products}
        case "customer_id":
            return desk.sheet.customer_names
        case _other:
            return {}
