"""When people are reminded: from an hour on, on working days, where the installation is. Pure."""

from __future__ import annotations

from datetime import date, datetime

from services.configuration import Configuration


def day_to_tell(shaped: Configuration, now: datetime) -> date | None:
    """The day whose reminders are to be out by `now`: today, however late; None: not yet, or free.

    Told from the wall clock alone: an hour that summer time skips is over with the next one, one
    that comes twice has begun the first time.
    """
    there = now.astimezone(shaped.zone)
    has_begun = there.hour >= shaped.installation.reminder_hour
    return there.date() if has_begun and shaped.working_days.is_working(there.date()) else None
