"""What the domain refuses. Refusals carry data; their words live in the interface."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """`field` is where it shows; `who` the people who can."""

    rule: ClassVar[str] = ""
    where: ClassVar[str] = ""
    who: tuple[int, ...] = ()

    @property
    def field(self) -> str:
        return self.where


class Refused(Exception):
    """Everything refused in one attempt, together. Nothing was changed."""

    def __init__(self, *refusals: Refusal) -> None:
        super().__init__(", ".join(f"{type(each).__name__} ({each.rule})" for each in refusals))
        self.refusals = refusals


@dataclass(frozen=True, kw_only=True)
class NotFound(Refusal):
    rule = "P1"
    thing: str = "ticket"


@dataclass(frozen=True, kw_only=True)
class NotPermitted(Refusal):
    rule = "P1"
    permission: str


@dataclass(frozen=True, kw_only=True)
class KeyWasUsed(Refusal):
    """The same key came with another body (spec §9.2)."""

    rule = "§9.2"


@dataclass(frozen=True, kw_only=True)
class CustomerIsMissing(Refusal):
    where = "customer"


@dataclass(frozen=True, kw_only=True)
class SubjectIsMissing(Refusal):
    where = "subject"


@dataclass(frozen=True, kw_only=True)
class TextIsTooLong(Refusal):
    where = "text"
    limit: int


@dataclass(frozen=True, kw_only=True)
class SubjectIsTooLong(Refusal):
    where = "subject"
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
class TicketIsClosed(Refusal):
    rule = "F1"
    number: int


@dataclass(frozen=True, kw_only=True)
class TicketIsOpen(Refusal):
    """Only a closed ticket is reopened."""

    rule = "F1"
    number: int


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


@dataclass(frozen=True, kw_only=True)
class DateIsMissing(Refusal):
    rule = "F4"
    where = "next_contact"
    latest: date | None
    days: int | None = None


@dataclass(frozen=True, kw_only=True)
class ContactIsLocked(Refusal):
    rule = "F5"
    holder: int
    locked: str = "contact_user"

    @property
    def field(self) -> str:
        return self.locked


@dataclass(frozen=True, kw_only=True)
class ContactUserIsRequired(Refusal):
    rule = "F6"
    where = "contact_user"
    center: int


@dataclass(frozen=True, kw_only=True)
class ContactUserCantFollowUp(Refusal):
    rule = "F7"
    where = "contact_user"
    user: int


@dataclass(frozen=True, kw_only=True)
class MayNotDelegate(Refusal):
    rule = "F7"
    where = "contact_user"


@dataclass(frozen=True, kw_only=True)
class MayNotMoveOffFlow(Refusal):
    rule = "M1"
    where = "direction"


@dataclass(frozen=True, kw_only=True)
class OffFlowIsForbidden(Refusal):
    """The step keeps its tickets in the flow."""

    rule = "M1"
    where = "direction"


@dataclass(frozen=True, kw_only=True)
class MoveIsMissing(Refusal):
    """Nowhere to advance to: the ticket isn't in a flow."""

    rule = "M1"
    where = "direction"


@dataclass(frozen=True, kw_only=True)
class FlowIsBroken(Refusal):
    """The workflow leads nowhere from here (spec §3.13)."""

    rule = "M1"
    where = "direction"


@dataclass(frozen=True, kw_only=True)
class QuestionIsOpen(Refusal):
    rule = "M2"
    where = "answers"
    question: str


@dataclass(frozen=True, kw_only=True)
class AnswersDontFit(Refusal):
    rule = "M2"
    where = "answers"


@dataclass(frozen=True, kw_only=True)
class CenterIsUnusable(Refusal):
    rule = "M3"
    where = "direction"
    center: int | None


@dataclass(frozen=True, kw_only=True)
class TicketHasChanged(Refusal):
    rule = "M4"
    version: int
    by: int | None = None
    happened: str = ""
    center: int | None = None
    at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class LeadsElsewhere(Refusal):
    rule = "M4"
    where = "direction"
    center: int


@dataclass(frozen=True, kw_only=True)
class ColumnIsFull(Refusal):
    """`count` is what it would hold."""

    rule = "M5"
    where = "over_limit"
    center: int
    count: int
    limit: int


@dataclass(frozen=True, kw_only=True)
class MustMoveOn(Refusal):
    rule = "M6"
    where = "direction"
    center: int


@dataclass(frozen=True, kw_only=True)
class TypeChangeStandsAlone(Refusal):
    """A follow-up that changes the type makes no other move (spec §3.10)."""

    rule = "M1"
    where = "direction"
