"""What happened and why one is told, in words."""

from __future__ import annotations

from datetime import date
from typing import Any

from components.i18n import _, n_
from components.i18n_days import day_words
from components.ticket.words import center_words
from services.configuration import Configuration
from services.notices import Entry, Notice
from services.promises import KINDS


def why_words(shaped: Configuration, notice: Notice) -> str:
    match notice.why:
        case "delegated" | "promise" | "handed_over":
            return _("You are the contact user")
        case "watch":
            return _("You watch this ticket")
        case "customer_spy":
            return _("You are a spy of {name}", name=notice.customer)
        case "spy":
            kind = shaped.types.get(notice.type_id or 0)
            return _("You are a spy of {name}", name=kind.name if kind else "")
        case _other:
            return _("Your promises, once a day")


def happened(notice: Notice) -> str:
    """A sentence with `{who}`, `{number}`, `{center}`, `{day}`, `{to}` and `{type}` in it."""
    entry = notice.entry
    if notice.why == "handed_over":
        return _handed_over(notice)
    if entry is None:
        return _digest(notice) if notice.number is None else _("Something happened to {number}")
    if notice.why == "delegated":
        return _delegated(entry)
    if notice.why == "promise":
        return _promised(entry)
    return _did(entry)


def _digest(notice: Notice) -> str:
    """`body` is services.promises.digests'."""
    unkept, today, others = (_count(notice, kind) for kind in KINDS)
    said = [n_("{n} overdue", "{n} overdue", unkept)] if unkept else []
    said += [n_("{n} for today", "{n} for today", today)] if today else []
    said += [n_("{n} overdue below you", "{n} overdue below you", others)] if others else []
    return _("Your day: {what}", what=", ".join(said)) if said else _("Your day")


def _handed_over(notice: Notice) -> str:
    """`body` is services.handing_over.telling's."""
    if notice.body.get("is_back"):
        return _("{who} gave your tickets back")
    n = _count(notice, "count")
    return n_("{{who}} handed {n} ticket of {{of}} over to you",
              "{{who}} handed {n} tickets of {{of}} over to you", n)  # fmt: skip


def _count(notice: Notice, kind: str) -> int:
    value = notice.body.get(kind)
    return value if isinstance(value, int) else 0


def _delegated(entry: Entry) -> str:
    if entry.kind == "opened":
        return _("{who} opened {number} with you as contact user")
    if entry.kind == "handed_over":
        return _("{who} handed {number} over to you")
    return _("{who} delegated {number} to you")


def _promised(entry: Entry) -> str:
    _before, after = entry.changes.get("next_contact_on", (None, None))
    if after is None:
        return _("{who} took the next contact of {number} away")
    return _("{who} changed the next contact of {number} to {day}")


def _did(entry: Entry) -> str:
    kinds = {
        "opened": _("{who} opened {number}"),
        "reopened": _("{who} reopened {number} in {center}"),
        "handed_over": _("{who} handed {number} over to {to}"),
    }
    return kinds.get(entry.kind) or _changed(entry)


def _changed(entry: Entry) -> str:
    """What weighs most of what it changed."""
    moved = _("{who} moved {number} to {center}")
    off_flow = _("{who} moved {number} off the workflow to {center}")
    weighed = {
        "closed_at": _("{who} closed {number} in {center}"),
        "type_id": _("{who} changed {number} to the type {type}"),
        "customer_id": _("{who} put {number} to another customer"),
        "center_id": off_flow if entry.is_off_flow else moved,
        "contact_user_id": _("{who} delegated {number} to {to}"),
    }
    has = (name for name in weighed if entry.changes.get(name, (None, None))[1])
    return weighed.get(next(has, ""), _("{who} followed up {number}"))


def values(shaped: Configuration, notice: Notice, today: date) -> dict[str, str]:
    """What `happened` leaves open."""
    entry, number = notice.entry, f"#{notice.number}"
    if entry is None:
        people = {"who": notice.body.get("by"), "of": notice.body.get("from")}
        names = {name: _name(shaped, user) for name, user in people.items()}
        return {"number": number, **names}
    after = {name: pair[1] for name, pair in entry.changes.items()}
    kind = shaped.types.get(after.get("type_id") or 0)
    return {
        "who": _name(shaped, entry.author_id),
        "number": number,
        "center": center_words(shaped.centers.get(entry.center_id)),
        "to": _name(shaped, after.get("contact_user_id")),
        "type": kind.name if kind else "",
        "day": _day(after.get("next_contact_on"), today),
    }


def _name(shaped: Configuration, user_id: Any) -> str:
    user = shaped.users.get(user_id or 0)
    return user.name if user else ""


def _day(text: str | None, today: date) -> str:
    return day_words(date.fromisoformat(text), today) if text else ""
