"""A person's data as a file that they can read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import orjson

from components.i18n import _
from components.ledger.field_words import field_label
from components.ledger.sentences import sentence_of
from components.ledger.thing_words import actor_words
from components.ledger.values import Values
from services.configuration import Configuration

Tables = Mapping[str, Sequence[Mapping[str, Any]]]


def document(tables: Tables, shaped: Configuration, today: date) -> bytes:
    """JSON whose keys are words of the reader's language."""
    headings, labels = _headings(), _labels()
    told: dict[str, Any] = {
        headings[name]: [_row(row, labels) for row in rows]
        for name, rows in tables.items() if name != "ledger"
    }  # fmt: skip
    values = Values(shaped, {}, today)
    told[headings["ledger"]] = [_entry(row, shaped, values) for row in tables["ledger"]]
    return orjson.dumps(told, option=orjson.OPT_INDENT_2)


def _row(row: Mapping[str, Any], labels: Mapping[str, str]) -> dict[str, Any]:
    return {labels[key]: _plain(key, value) for key, value in row.items()}


def _plain(key: str, value: Any) -> Any:
    if key == "active":
        return bool(value)
    return value.isoformat() if isinstance(value, datetime | date) else value


def _entry(row: Mapping[str, Any], shaped: Configuration, values: Values) -> dict[str, Any]:
    labels = _labels()
    changes = [
        {
            labels["field"]: field_label(field),
            labels["before"]: values.words(field, before),
            labels["after"]: values.words(field, after),
        }
        for field, before, after in row["changes"]
    ]
    facts = {field_label(key): values.words(key, value) for key, value in row["facts"].items()}
    who = actor_words(shaped, row["by"])
    sentence = sentence_of(row["happened"], is_own=row["is_own"])
    happened = sentence.format(who=who, thing=row["thing"])
    return {labels["at"]: row["at"], labels["happened"]: happened, **facts,
            **({labels["changes"]: changes} if changes else {})}  # fmt: skip


def _headings() -> dict[str, str]:
    return {
        "account": _("Account"),
        "sessions": _("Signed-in browsers"),
        "notices": _("Notices chosen"),
        "mails": _("Mails"),
        "tickets": _("Tickets"),
        "delegated": _("Tickets delegated to them"),
        "follow_ups": _("Follow-ups"),
        "contact": _("Contact person"),
        "addresses": _("Phone and e-mail"),
        "customer": _("Customer"),
        "products": _("Products"),
        "people": _("Contact persons"),
        "ledger": _("Ledger"),
    }


def _labels() -> dict[str, str]:
    return {
        "name": _("Name"), "login": _("User"), "email": _("E-mail"), "role": _("Role"),
        "team": _("Team"), "position": _("Position"), "locale": _("Language"),
        "theme": _("Theme"), "active": _("Active"), "created_at": _("Since"),
        "seen_at": _("Last seen"), "ended_at": _("Ended"), "browser": _("Browser"),
        "address": _("IP address"), "source": _("About"), "events": _("Events"),
        "at": _("When"), "why": _("Why"), "ticket": _("Ticket"), "state": _("State"),
        "sent_at": _("Sent"), "number": _("Number"), "subject": _("Subject"),
        "opened_at": _("Opened"), "closed_at": _("Closed"), "text": _("Text"),
        "title": _("What they do there"), "customer": _("Customer"),
        "channel": _("Contact channel"), "value": _("Address"), "document": _("CPF or CNPJ"),
        "field": _("Field"), "before": _("Before"), "after": _("After"),
        "happened": _("What happened"), "changes": _("Changes"),
    }  # fmt: skip
