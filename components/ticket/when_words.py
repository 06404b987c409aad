"""How days, limits, locks and loads are said."""

from __future__ import annotations

from datetime import date

from components.i18n import _, locale, n_
from components.i18n_days import day_words
from components.ticket.radios import Option
from services.configuration import Configuration
from services.tickets.days import Day, Strip
from services.tickets.surroundings import Load


def lock_words(above: str) -> str:
    if not above:
        return _("Only {who} can change the date and the contact user.")
    return _(
        "Only {who} or someone above in the hierarchy ({above}) can change the date "
        "and the contact user."
    )


def limit_words(limit: int | None, *, in_working_days: bool) -> str:
    if limit is None:
        return ""
    if limit == 0:
        return _("today, for this type")
    if in_working_days:
        return n_(
            "up to {n} working day for this type", "up to {n} working days for this type", limit
        )
    return n_("up to {n} day for this type", "up to {n} days for this type", limit)


def day_option(day: Day, days: Strip, is_locked: bool) -> Option:
    said = day_words(day.date, days.today)
    note = _("today") if day.is_today else _("limit") if day.is_limit else ""
    note = note or (_("current") if day.is_current else "")
    note = note or (_("holiday") if day.is_holiday else "")
    kept = holiday(day, days)
    looks = {
        "is-free": day.is_free,
        "is-out": day.is_out,
        "is-limit": day.is_limit,
        "is-locked": is_locked,
    }
    return Option(
        day.date,
        str(day.date.day),
        classes=" ".join(look for look, holds in looks.items() if holds),
        is_off=day.is_out or is_locked,
        lines=(weekday(day.date), note),
        spoken=" ".join(each for each in (said, note, kept) if each),
    )


def holiday(day: Day, days: Strip) -> str:
    return days.calendar.name(day.date, locale()) if day.is_holiday else ""


def holidays_words(days: Strip) -> str:
    """What is kept on the days that are shown."""
    kept = [(day.date, holiday(day, days)) for day in days.days if day.is_holiday]
    return " · ".join(f"{weekday(on)} {on.day}: {name}" for on, name in kept)


def weekday(day: date) -> str:
    names = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    return names[day.weekday()].lower()


def user_words(shaped: Configuration, user: int, loads: dict[int, Load]) -> str:
    load = loads.get(user, Load())
    name = shaped.users[user].name
    if not load.open:
        return name
    busy = n_("{n} open", "{n} open", load.open)
    late = n_("{n} overdue", "{n} overdue", load.overdue) if load.overdue else ""
    return f"{name} · " + ", ".join(filter(None, (busy, late)))
