"""What is refused while a workflow is shaped."""

from __future__ import annotations

from dataclasses import dataclass

from services.refusals import Refusal


@dataclass(frozen=True, kw_only=True)
class LineHasChanged(Refusal):
    """Somebody else gave this field of the line another value meanwhile."""

    rule = "M4"
    line: int
    order: int
    what: str
    by: int | None

    @property
    def field(self) -> str:
        return self.what


@dataclass(frozen=True, kw_only=True)
class LineIsGone(Refusal):
    """Somebody else removed it meanwhile."""

    rule = "M4"
    line: int
    order: int
    by: int | None


@dataclass(frozen=True, kw_only=True)
class OrderIsWrong(Refusal):
    """An order is a whole number from 1 to `most`."""

    what: str
    most: int

    @property
    def field(self) -> str:
        return self.what


@dataclass(frozen=True, kw_only=True)
class TooManyAnswers(Refusal):
    where = "answers"
    most: int


@dataclass(frozen=True, kw_only=True)
class HasADraft(Refusal):
    """One draft a workflow: it is opened, or discarded, before another takes its place."""

    version: int
    number: int
