"""F4: the promise of a next contact."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from services.configuration import Configuration, Type
from services.refusals import DateIsMissing, DateIsOut, Refusal
from services.tickets.case import Case

SATURDAY = 5


def next_contact(case: Case) -> Iterator[Refusal]:
    """F4."""
    if case.closes or not (_changes_date(case) or case.is_beginning):
        return
    limit, wanted = case.type.max_contact_days, case.after.next_contact_on
    last = latest(case.configuration, case.type, case.today)
    if wanted is None:
        if limit is not None:
            yield DateIsMissing(latest=last, days=limit)
    elif wanted < case.today or (last is not None and wanted > last):
        yield DateIsOut(earliest=case.today, latest=last, days=limit)


def _changes_date(case: Case) -> bool:
    before = case.before.next_contact_on if case.before else None
    return before != case.after.next_contact_on


def latest(configuration: Configuration, kind: Type, today: date) -> date | None:
    """The last day the type allows; None where it sets no limit."""
    if kind.max_contact_days is None:
        return None
    if configuration.installation.counts_working_days:
        return _working_days_after(today, kind.max_contact_days)
    return today + timedelta(days=kind.max_contact_days)


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY


def _working_days_after(today: date, days: int) -> date:
    reached = today
    while days:
        reached += timedelta(days=1)
        days -= is_working_day(reached)
    return reached
