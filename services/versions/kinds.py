"""What can be different between two versions: data, in the words of whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass

from services.workflow import Step


@dataclass(frozen=True, slots=True)
class Difference:
    """`order` is that of the line as it is now; of a removed one, as it was."""

    order: int


@dataclass(frozen=True, slots=True)
class StepAdded(Difference):
    step: Step


@dataclass(frozen=True, slots=True)
class StepRemoved(Difference):
    step: Step


@dataclass(frozen=True, slots=True)
class StepRenumbered(Difference):
    """The links to it went along."""

    before: int


@dataclass(frozen=True, slots=True)
class KindChanged(Difference):
    """It is another thing: what leads on from it is not compared."""

    before: Step
    after: Step


@dataclass(frozen=True, slots=True)
class CenterChanged(Difference):
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class SubWorkflowChanged(Difference):
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class QuestionChanged(Difference):
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class NextChanged(Difference):
    """Where it led, in the numbers of now; None: the workflow ends there."""

    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class FlagChanged(Difference):
    """`flag` is the field of a step."""

    flag: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class AnswerAdded(Difference):
    label: str
    target: int | None


@dataclass(frozen=True, slots=True)
class AnswerRemoved(Difference):
    label: str


@dataclass(frozen=True, slots=True)
class AnswerRenamed(Difference):
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class AnswerRetargeted(Difference):
    """`before` in the numbers of now."""

    label: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class AnswersReordered(Difference):
    """Of those that were there before; `labels` are all of them, in turn."""

    labels: tuple[str, ...]
