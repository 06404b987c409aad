"""Why a draft doesn't come into force, or a workflow isn't retired."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from services.publishing.fates import Why
from services.refusals import Refusal


def choice_field(version: int, order: int) -> str:
    """Where the choice for an old step is made."""
    return f"choice {version} {order}"


@dataclass(frozen=True, kw_only=True)
class DraftHasChanged(Refusal):
    """Somebody edited it after it was looked at; `revision` is what it is now."""

    rule = "M4"
    revision: int
    by: int | None = None
    at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class NotADraft(Refusal):
    """It was published or thrown away meanwhile."""

    rule = "M4"


@dataclass(frozen=True, kw_only=True)
class ChoiceIsMissing(Refusal):
    """`count` tickets on the step `order` of version `number` find no step by themselves."""

    rule = "§3.12"
    version: int
    number: int
    order: int
    count: int
    why: Why

    @property
    def field(self) -> str:
        return choice_field(self.version, self.order)


@dataclass(frozen=True, kw_only=True)
class ChoiceDoesntFit(Refusal):
    """`to` takes no tickets, or not those of the step (F6, M3)."""

    rule = "§3.12"
    version: int
    number: int
    order: int
    to: int
    count: int
    why: Why

    @property
    def field(self) -> str:
        return choice_field(self.version, self.order)


@dataclass(frozen=True, kw_only=True)
class DraftHasErrors(Refusal):
    """`rules` (W1–W9) of what is wrong, one an error, in the order of the findings."""

    rule = "W1–W9"
    rules: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class MigrationIsUnderWay(Refusal):
    """The tickets of the last publication are still on their way."""

    rule = "§9.1"
    job: int
    done: int
    total: int


@dataclass(frozen=True, kw_only=True)
class WorkflowIsInUse(Refusal):
    """Published `workflows` call it, active `types` use it."""

    rule = "C1"
    workflow: int
    workflows: tuple[int, ...] = ()
    types: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NothingIsPublished(Refusal):
    """Only what is in force is retired."""

    rule = "C1"
    workflow: int
