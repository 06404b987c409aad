"""F4: the promise of a next contact."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from services.configuration import Configuration, Type
from services.refusals import DateIsMissing, DateIsOut, Refusal
from services.tickets.case import Case


def next_contact(case: Case) -> Iterator[Refusal]:
    """F4."""
    if case.closes or not (_changes_date(case) or case.is_beginning):
        return
    limit, wanted = case.type.max_contact_days, case.after.next_contact_on
    last = latest(case.configuration, case.type, case.today)
    working = case.configuration.installation.counts_working_days
    if wanted is None:
        if limit is not None:
            yield DateIsMissing(latest=last, days=limit, in_working_days=working)
    elif wanted < case.today or (last is not None and wanted > last):
        yield DateIsOut(earliest=case.today, latest=last, days=limit, in_working_days=working)


def _changes_date(case: Case) -> bool:
    before = case.before.next_contact_on if case.before else None
    return before != case.after.next_contact_on


def latest(configuration: Configuration, kind: Type, today: date) -> date | None:
    """The last day the type allows; None where it sets no limit."""
    limit = kind.max_contact_days
    return None if limit is None else last_day(configuration, limit, today)


def last_day(configuration: Configuration, limit: int, today: date) -> date:
    """`limit` days ahead, counted as the installation counts them."""
    if configuration.installation.counts_working_days:
        return configuration.working_days.after(today, limit)
    return today + timedelta(days=limit)
