"""How the ticket's things are said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from string import Formatter

from components.i18n import _, n_
from components.i18n_days import day_words
from components.markup import node
from components.ticket.desk import Desk
from services.configuration import Center, Configuration


def center_words(center: Center | None) -> str:
    """The number and the name, never the code alone."""
    return f"{center.code} {center.name}" if center else ""


def moment_words(shaped: Configuration, at: datetime, today: date) -> str:
    """`today 09:12`, else the day."""
    local = at.astimezone(shaped.zone)
    said = day_words(local.date(), today)
    return f"{said} {local:%H:%M}" if local.date() == today else said


def dated(day: date, today: date) -> str:
    """Thu 26/11, even where that is tomorrow: history keeps its days."""
    far = day + timedelta(days=9 if day.month == 1 else -9)
    return day_words(day, far if day.year == today.year else today)


def days_since(at: datetime, now: datetime) -> int:
    return max(0, (now - at).days)


def stay_words(desk: Desk) -> str:
    """How long it has been on its CR, and how long that usually takes."""
    days = days_since(desk.ticket.entered_center_at, desk.now)
    here = n_("for {n} day", "for {n} days", days) if days else _("since today")
    usual = desk.sheet.usual_stay
    if usual is None:
        return here
    n = max(1, round(usual))
    usually = n_("usually takes {n} day", "usually takes {n} days", n)
    return f"{here} · {usually}"


def due_words(day: date | None, today: date) -> str:
    if day is None:
        return _("No date")
    if day < today:
        n = (today - day).days
        return n_("Overdue {n} d", "Overdue {n} d", n)
    said = day_words(day, today)
    return said[:1].upper() + said[1:]


def joined(names: Iterable[str]) -> str:
    """Ana, Rui or Carla."""
    *most, last = list(names) or [""]
    return _("{names} or {last}", names=", ".join(most), last=last) if most else last


def rich(template: str, **strong: str) -> None:
    """Draw a translated sentence with its values set in bold; write `_("…{center}…")`."""
    for literal, name, _spec, _conversion in Formatter().parse(template):
        if literal:
            node("span", text=literal)
        if name:
            node("b", text=strong.get(name, ""))
