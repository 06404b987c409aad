"""What can be wrong with a workflow (spec §5). Findings carry data; their words are elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class Finding:
    """`at` is the index of the step in the graph, None where it concerns no single one of it."""

    rule: ClassVar[str] = ""
    is_error: ClassVar[bool] = True
    at: int | None = None
    order: int | None = None
    answer: int | None = None
    """The index of the answer it concerns, if any."""


class Warned(Finding):
    is_error = False


@dataclass(frozen=True, kw_only=True)
class OrderIsTaken(Finding):
    """By the step at `first`, which is the one that counts."""

    rule = "W1"
    first: int


@dataclass(frozen=True, kw_only=True)
class LinkDangles(Finding):
    rule = "W2"
    target: int
    label: str = ""


@dataclass(frozen=True, kw_only=True)
class QuestionIsMissing(Finding):
    rule = "W3"


@dataclass(frozen=True, kw_only=True)
class AnswersAreTooFew(Finding):
    rule = "W3"
    count: int


@dataclass(frozen=True, kw_only=True)
class AnswersAreTooMany(Finding):
    rule = "W3"
    count: int
    most: int


@dataclass(frozen=True, kw_only=True)
class LabelIsMissing(Finding):
    rule = "W3"


@dataclass(frozen=True, kw_only=True)
class LabelIsDoubled(Finding):
    rule = "W3"
    label: str


@dataclass(frozen=True, kw_only=True)
class NoWalkMeets(Finding):
    rule = "W4"


@dataclass(frozen=True, kw_only=True)
class DecisionsGoRound(Finding):
    """`orders` in the order they are walked. In the workflow `workflow_id` where `at` is None."""

    rule = "W5"
    orders: tuple[int, ...]
    workflow_id: int


@dataclass(frozen=True, kw_only=True)
class WorkflowReachesItself(Finding):
    """`through`: the workflows entered one after the other, the last being this one."""

    rule = "W6"
    through: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class CenterIsMissing(Finding):
    rule = "W7"


@dataclass(frozen=True, kw_only=True)
class CenterTakesNone(Finding):
    """A group, or inactive."""

    rule = "W7"
    center_id: int


@dataclass(frozen=True, kw_only=True)
class SubWorkflowIsMissing(Finding):
    rule = "W8"


@dataclass(frozen=True, kw_only=True)
class SubWorkflowIsUnpublished(Finding):
    rule = "W8"
    workflow_id: int


@dataclass(frozen=True, kw_only=True)
class NothingIsThere(Finding):
    rule = "W9"


@dataclass(frozen=True, kw_only=True)
class NeverCloses(Warned):
    rule = "W20"


@dataclass(frozen=True, kw_only=True)
class NobodyCanHold(Warned):
    rule = "W21"


@dataclass(frozen=True, kw_only=True)
class NoReplyFits(Warned):
    rule = "W22"
    type_id: int
    center_id: int


@dataclass(frozen=True, kw_only=True)
class CenterIsTwice(Warned):
    """`orders`: the earlier steps of the same CR."""

    rule = "W23"
    center_id: int
    orders: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class EndsUnclosed(Warned):
    rule = "W25"


@dataclass(frozen=True, kw_only=True)
class AnswerEnds(Warned):
    rule = "W26"
    label: str


@dataclass(frozen=True, kw_only=True)
class OnlyOffFlow(Warned):
    rule = "W27"
