"""What a follow-up changed, in words: before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from components.i18n import _
from components.ticket.desk import Desk
from components.ticket.words import dated
from services.tickets.sheet import Change, Entry

Names = Callable[[str], Mapping[Any, str]]
"""By field of the ticket: how what it refers to is called, by id."""


class Said(NamedTuple):
    icon: str
    what: str
    before: str
    after: str


def changes_said(desk: Desk, entry: Entry) -> Iterator[Said]:
    return changes_in(entry, desk.today, lambda field: _names(desk, field))


def changes_in(entry: Entry, today: date, names: Names) -> Iterator[Said]:
    """An opening begins with its fields: they are no changes."""
    if entry.kind == "opened":
        return
    for change in entry.changes:
        if (said := _said(change, today, names)) and not (
            change.field == "next_contact_on" and _closed(entry)
        ):
            yield said


def _closed(entry: Entry) -> bool:
    change = entry.change("closed_at")
    return change is not None and change.after is not None


def _said(change: Change, today: date, names: Names) -> Said | None:
    drawn_as = {
        "next_contact_on": ("event", _("Next contact")),
        "contact_user_id": ("person_add", _("Contact user")),
        "type_id": ("sell", _("Type")),
        "product_id": ("content_copy", _("Product")),
        "customer_id": ("person", _("Customer")),
        "subject": ("description", _("Subject")),
        "priority": ("flag", _("Priority")),
    }
    if change.field not in drawn_as:
        return None
    before, after = (
        _value(change.field, value, today, names) for value in (change.before, change.after)
    )
    return Said(*drawn_as[change.field], before, after)


def _value(field: str, value: Any, today: date, names: Names) -> str:
    if value is None:
        return _("the type’s") if field == "priority" else _("none")
    if field == "next_contact_on":
        return dated(date.fromisoformat(value), today)
    return names(field).get(value) or str(value)


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
