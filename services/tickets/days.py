"""The day strip: which days a next contact may fall on, and which one is offered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from services.configuration import Configuration, Type
from services.rules.dates import latest
from services.working_days import WorkingDays

SHOWN = 7
LEAST = 6


@dataclass(frozen=True, slots=True)
class Day:
    """`is_free`: nobody works, for a holiday or the weekend."""

    date: date
    is_today: bool
    is_current: bool
    is_limit: bool
    is_out: bool
    is_holiday: bool
    is_free: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """`latest` None: any day. `has_more`: days allowed beyond those shown, for the calendar.

    `in_working_days`: how the limit was counted. `calendar` knows the holidays by name.
    """

    days: tuple[Day, ...]
    today: date
    latest: date | None
    has_more: bool
    in_working_days: bool
    calendar: WorkingDays

    def allows(self, day: date) -> bool:
        return self.today <= day and (self.latest is None or day <= self.latest)


def strip(
    configuration: Configuration, kind: Type | None, today: date, current: date | None
) -> Strip:
    last = latest(configuration, kind, today) if kind else None
    shown = [today + timedelta(days=offset) for offset in range(_length(today, last))]
    has_more = last is None or last > shown[-1]
    days = tuple(_day(configuration, day, today, current, last) for day in shown)
    counted = configuration.installation.counts_working_days
    return Strip(days, today, last, has_more, counted, configuration.working_days)


def _length(today: date, last: date | None) -> int:
    """One day beyond the wall at least, where it is near."""
    return SHOWN if last is None else min(SHOWN, max(LEAST, (last - today).days + 2))


def _day(
    configuration: Configuration, day: date, today: date, current: date | None, last: date | None
) -> Day:
    is_out = last is not None and day > last
    known = configuration.working_days
    free = (known.is_holiday(day), not known.is_working(day))
    return Day(day, day == today, day == current, day == last, is_out, *free)


def offered(configuration: Configuration, kind: Type | None, today: date) -> date | None:
    """The next working day inside the limit; where there is none, the last day allowed."""
    last = latest(configuration, kind, today) if kind else None
    working = configuration.working_days.next(today)
    return working if last is None or working <= last else last


def prefilled(
    configuration: Configuration, kind: Type, today: date, current: date | None
) -> date | None:
    """A date that is today or overdue moves on; any other stays."""
    if current is None or current > today:
        return current
    return offered(configuration, kind, today)
