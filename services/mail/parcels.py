"""Rows of the outbox, and which of them go together in one mail. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from services.transaction import moment

JOINED = frozenset({"spy", "customer_spy", "watch", "delegated", "promise"})
COLUMNS = """id, to_user_id, to_person_id, address, why, ticket_id, follow_up_id, body,
created_at, not_before, tries, sent_with_id,
(select named.created_at from mail named where named.id = mail.sent_with_id)"""


@dataclass(frozen=True, slots=True)
class Row:
    id: int
    to_user_id: int | None
    to_person_id: int | None
    address: str
    why: str
    ticket: int | None
    follow_up_id: int | None
    body: Any
    created_at: datetime
    not_before: datetime
    tries: int
    sent_with_id: int | None
    named_at: datetime | None = None
    """When the row was written that names the mail it was in; that one may be withheld by now."""

    @property
    def group(self) -> tuple[str, int]:
        """Rows of the same one go in one mail; once tried, the group stays as it is, since a
        mail that comes twice must be the same one."""
        if self.sent_with_id is not None:
            return "sent with", self.sent_with_id
        if self.why in JOINED and self.to_user_id is not None:
            return "to", self.to_user_id
        return "alone", self.id


@dataclass(frozen=True, slots=True)
class Parcel:
    """The rows of one mail, the first of which names it."""

    rows: tuple[Row, ...]

    @property
    def first(self) -> Row:
        return self.rows[0]

    @property
    def ids(self) -> tuple[int, ...]:
        return tuple(row.id for row in self.rows)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of rows; `again_at` where they are tried again."""

    state: str
    error: str = ""
    again_at: datetime | None = None


def ready(rows: Iterable[Row], now: datetime, hold: timedelta) -> list[Parcel]:
    """What leaves now, the longest due first. Who gets more within the hold gets it together."""
    grouped: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row.group].append(row)
    parcels = [Parcel(tuple(sorted(due, key=lambda row: row.id)))
               for some in grouped.values() if (due := _leaving(some, now, hold))]  # fmt: skip
    return sorted(parcels, key=lambda parcel: min(row.not_before for row in parcel.rows))


def _leaving(rows: Sequence[Row], now: datetime, hold: timedelta) -> list[Row]:
    first = min(row.not_before for row in rows)
    is_waited_for = any(now < row.not_before <= first + hold for row in rows)
    return [] if is_waited_for else [row for row in rows if row.not_before <= now]


def row_of(values: Sequence[Any]) -> Row:
    *plain, created_at, not_before, tries, sent_with_id, named_at = values
    times = moment(created_at), moment(not_before)
    return Row(*[*plain, *times, tries, sent_with_id, moment(named_at)])
