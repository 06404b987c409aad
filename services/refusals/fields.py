"""T1–T3, F2–F4: what a ticket and an entry must say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from services.refusals.base import Refusal


@dataclass(frozen=True, kw_only=True)
class CustomerIsMissing(Refusal):
    where = "customer"


@dataclass(frozen=True, kw_only=True)
class SubjectIsMissing(Refusal):
    where = "subject"


@dataclass(frozen=True, kw_only=True)
class SubjectIsTooLong(Refusal):
    where = "subject"
    limit: int


@dataclass(frozen=True, kw_only=True)
class TextIsTooLong(Refusal):
    where = "text"
    limit: int


@dataclass(frozen=True, kw_only=True)
class PriorityIsWrong(Refusal):
    """1 to 9, or blank for the type's."""

    where = "priority"


@dataclass(frozen=True, kw_only=True)
class TypeIsUnusable(Refusal):
    rule = "T1"
    where = "type"


@dataclass(frozen=True, kw_only=True)
class ProductIsRequired(Refusal):
    rule = "T2"
    where = "product"


@dataclass(frozen=True, kw_only=True)
class ProductIsUnusable(Refusal):
    where = "product"


@dataclass(frozen=True, kw_only=True)
class TypeIsLocked(Refusal):
    rule = "T3"
    where = "type"


@dataclass(frozen=True, kw_only=True)
class TextIsMissing(Refusal):
    rule = "F2"
    where = "text"


@dataclass(frozen=True, kw_only=True)
class ContactIsRequired(Refusal):
    """A contact channel or person is missing."""

    rule = "F3"
    missing: str = "person"

    @property
    def field(self) -> str:
        return self.missing


@dataclass(frozen=True, kw_only=True)
class PersonCantBeMailed(Refusal):
    """Customers are not mailed, this one has no address, or nothing is said."""

    where = "mails_person"


@dataclass(frozen=True, kw_only=True)
class PersonIsForeign(Refusal):
    rule = "F3"
    where = "person"


@dataclass(frozen=True, kw_only=True)
class ChannelIsUnusable(Refusal):
    rule = "F3"
    where = "channel"


@dataclass(frozen=True, kw_only=True)
class DateIsOut(Refusal):
    rule = "F4"
    where = "next_contact"
    earliest: date
    latest: date | None
    days: int | None = None
    in_working_days: bool = False


@dataclass(frozen=True, kw_only=True)
class DateIsMissing(Refusal):
    rule = "F4"
    where = "next_contact"
    latest: date | None
    days: int | None = None
    in_working_days: bool = False
