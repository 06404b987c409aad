"""Days as people say them."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date

from components import i18n


def day_words(day: date, today: date) -> str:
    """today, tomorrow, yesterday, else Thu 26/11; another year is said."""
    near = {0: i18n._("today"), 1: i18n._("tomorrow"), -1: i18n._("yesterday")}
    if (distance := (day - today).days) in near:
        return near[distance]
    short = format_date(day, "EEE", locale=i18n.babel_locale()).rstrip(".")
    return f"{short} {day:%d/%m}" if day.year == today.year else f"{short} {day:%d/%m/%Y}"


def ago_words(at: datetime, now: datetime) -> str:
    """How long ago, in the largest unit: 6 days ago."""
    seconds = max(0, int((now - at).total_seconds()))
    if seconds < 60:  # noqa: PLR2004  a minute
        return i18n._("just now")
    if seconds < 3600:  # noqa: PLR2004  an hour
        return i18n.n_("{n} minute ago", "{n} minutes ago", seconds // 60)
    if seconds < 86_400:  # noqa: PLR2004  a day
        return i18n.n_("{n} hour ago", "{n} hours ago", seconds // 3600)
    return i18n.n_("{n} day ago", "{n} days ago", seconds // 86_400)
