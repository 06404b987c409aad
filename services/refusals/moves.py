"""F1, M1–M6: where a ticket may go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from services.refusals.base import Refusal


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
class TypeChangeStandsAlone(Refusal):
    """A follow-up that changes the type makes no other move (spec §3.10)."""

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
