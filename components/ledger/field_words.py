"""Fields and their values, as the forms call them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from components.access.words import permission_names
from components.i18n import _, n_
from components.ledger.value_words import NAMED
from components.ticket.words import dated
from services.configuration import Configuration
from services.ledger.things import FIELDS, Names, name_of

LONGEST = 160
CONFIGURED = {
    "center_id": "center", "contact_user_id": "user", "type_id": "type", "role_id": "role",
    "team_id": "team", "position_id": "position", "parent_id": "position",
    "workflow_id": "workflow", "spies": "user", "types": "type", "centers": "center",
    "user_id": "user", "user": "user", "listed_by_id": "user",
}  # fmt: skip
OF = {**CONFIGURED, **FIELDS}


def field_label(field: str) -> str:
    known = (_of_tickets(), _of_people(), _of_the_process(), _of_the_whole(), permission_names())
    labels = {key: words for some in known for key, words in some.items()}
    return labels.get(field, field.replace("_", " "))


def _of_tickets() -> dict[str, str]:
    return {
        "center_id": _("CR"),
        "contact_user_id": _("Contact user"),
        "next_contact_on": _("Next contact"),
        "type_id": _("Type"),
        "product_id": _("Product"),
        "subject": _("Subject"),
        "customer_id": _("Customer"),
        "priority": _("Priority"),
        "closed_at": _("Closed"),
        "withdrawn_at": _("Withdrawn"),
        "withdrawn": _("Withdrawn"),
        "over_limit": _("Over the limit"),
        "reason": _("Reason"),
        "file": _("File"),
        "files": _("Files"),
        "mailed_person": _("Mailed to the contact person"),
        "user": _("Person"),
    }


def _of_people() -> dict[str, str]:
    return {
        "name": _("Name"),
        "email": _("E-mail"),
        "login": _("User"),
        "role_id": _("Role"),
        "team_id": _("Team"),
        "position_id": _("Position"),
        "parent_id": _("Stands under"),
        "permissions": _("Permissions"),
        "scope": _("Sees"),
        "locale": _("Language"),
        "theme": _("Theme"),
        "single_keys": _("Single-letter shortcuts"),
        "address": _("IP address"),
        "document": _("CPF or CNPJ"),
        "person": _("Contact person"),
        "title": _("Title"),
        "addresses": _("Phone and e-mail"),
        "products": _("Products"),
        "is_active": _("Active"),
        "to": _("Successors"),
        "password": _("Password"),
        "host": _("Server"),
        "port": _("Port"),
        "security": _("Encryption"),
        "username": _("User of the mail server"),
        "sender": _("Sender"),
        "sender_name": _("Name of the sender"),
        "per_hour": _("Mails an hour"),
        "mails_customers": _("Mails to customers"),
        "events": _("Events"),
    }


def _of_the_whole() -> dict[str, str]:
    return {
        "timezone": _("Time zone"),
        "counts_working_days": _("Working days"),
        "holiday_country": _("Holidays of"),
        "holiday_state": _("State"),
        "reminder_hour": _("Hour of the reminders"),
        "escalation_days": _("Up the hierarchy after"),
        "undo_seconds": _("Time to undo"),
        "is_on": _("Backups by themselves"),
        "hours": _("Hours between backups"),
        "keep": _("Backups kept"),
        "folder": _("Folder"),
    }


def _of_the_process() -> dict[str, str]:
    return {
        "code": _("Code"),
        "is_group": _("Group"),
        "closes_ticket": _("Closes the ticket"),
        "wip_limit": _("WIP limit"),
        "max_contact_days": _("Days to the next contact"),
        "workflow_id": _("Workflow"),
        "color": _("Display colour"),
        "spies": _("Spies"),
        "lock_type": _("Lock the type during follow-ups"),
        "require_text": _("Require text in every follow-up"),
        "require_product": _("Require the product"),
        "require_contact": _("Require contact channel and contact person"),
        "allow_attachments": _("Files may be attached"),
        "max_attachment_mb": _("Limit of a file, in MB"),
        "lock_contact": _("Lock date and contact user"),
        "valid_from": _("Valid from"),
        "valid_until": _("Until"),
        "text": _("Text"),
        "types": _("Types"),
        "centers": _("CRs"),
        "place": _("Place in the list"),
        "number": _("Version"),
        "lines": _("Lines"),
        "moved": _("Moved"),
    }


class Values:
    """Values in the reader's words, as of today."""

    def __init__(self, shaped: Configuration, names: Names, today: date) -> None:
        self._shaped, self._names, self._today = shaped, names, today

    def words(self, field: str, value: Any) -> str:
        said = self._said(field, value)
        return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"

    def _said(self, field: str, value: Any) -> str:
        if value is None or value in ("", [], {}):
            return _("the type’s") if field == "priority" and value is None else _("none")
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, list):
            return self._several(field, value)
        return self._shares(value) if isinstance(value, dict) else self._one(field, value)

    def _several(self, field: str, values: list[Any]) -> str:
        match field:
            case "lines":
                return _lines(values)
            case "files":
                return str(len(values))
            case _other:
                return ", ".join(self._one(field, each) for each in values)

    def _one(self, field: str, value: Any) -> str:
        if field in OF and isinstance(value, int):
            return name_of(self._shaped, self._names, OF[field], value)
        if field in NAMED:
            return NAMED[field]().get(value, str(value))
        if field == "addresses" and isinstance(value, list):
            return " ".join([name_of(self._shaped, {}, "channel", value[0]), str(value[1])])
        return self._when(field, value)

    def _when(self, field: str, value: Any) -> str:
        if field in ("closed_at", "withdrawn_at"):
            at = datetime.fromisoformat(value).astimezone(self._shaped.zone)
            return f"{dated(at.date(), self._today)} {at:%H:%M}"
        if field in ("next_contact_on", "valid_from", "valid_until"):
            return dated(date.fromisoformat(value), self._today)
        return str(value)

    def _shares(self, shares: Mapping[str, Any]) -> str:
        """To whom how many tickets went."""
        return ", ".join(f"{self._person(key)} ({count})" for key, count in shares.items())

    def _person(self, key: str) -> str:
        return name_of(self._shaped, {}, "user", int(key)) if key.isdigit() else key


def _lines(lines: Iterable[Any]) -> str:
    """Which lines of a draft: their orders."""
    orders = {
        side.get("order")
        for line in lines if isinstance(line, dict)
        for side in (line.get("before"), line.get("after")) if isinstance(side, dict)
    }  # fmt: skip
    known = sorted(each for each in orders if isinstance(each, int))
    count = n_("{n} line", "{n} lines", len(list(lines)))
    return f"{count}: {', '.join(map(str, known))}" if known else count
