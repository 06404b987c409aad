"""The questions on the way of a ticket, as far as they are answered, and where they lead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from services.configuration import Configuration
from services.tickets.landing import published
from services.tickets.state import TicketState
from services.workflow import (
    AnswersDontFit,
    Asks,
    BrokenFlow,
    Given,
    Lands,
    Outcome,
    Path,
    Step,
    start,
    walk,
)

Walking = Callable[[Sequence[Given]], Outcome]


@dataclass(frozen=True, slots=True)
class Choice:
    """The n-th answer of a question is n everywhere."""

    number: int
    label: str
    given: Given


@dataclass(frozen=True, slots=True)
class Asked:
    question: str
    choices: tuple[Choice, ...]
    chosen: Given | None = None

    @property
    def answer(self) -> str:
        return next((c.label for c in self.choices if c.given == self.chosen), "")


@dataclass(frozen=True, slots=True)
class Course:
    """`step` where it lands; `ends` where the workflow has ended; neither while it asks."""

    asked: tuple[Asked, ...] = ()
    answers: tuple[Given, ...] = ()
    step: Step | None = None
    ends: bool = False
    is_broken: bool = False
    path: Path = ()
    """Where it lands."""

    @property
    def open_question(self) -> Asked | None:
        return next((asked for asked in self.asked if asked.chosen is None), None)

    @property
    def center_id(self) -> int | None:
        return self.step.center_id if self.step else None


def onward(configuration: Configuration, ticket: TicketState, answers: Sequence[Given]) -> Course:
    """Advancing from where the ticket rests; nothing where its flow isn't on."""
    if ticket.flow != "on":
        return Course()
    return onward_from(configuration, ticket.path, answers)


def onward_from(configuration: Configuration, path: Path, answers: Sequence[Given]) -> Course:
    """Advancing from the CR step that `path` rests on."""
    return _course(partial(walk, configuration.library, path), answers)


def beginning(
    configuration: Configuration, workflow_id: int | None, answers: Sequence[Given]
) -> Course:
    """Entering a workflow; one that is missing ends at once (spec §3.9)."""
    version = published(configuration, workflow_id)
    if version is None:
        return Course(ends=True)
    return _course(partial(start, configuration.library, version), answers)


def _course(walking: Walking, answers: Sequence[Given]) -> Course:
    """Answers are followed as far as they fit: one that has been overtaken falls away."""
    asked: list[Asked] = []
    given: list[Given] = []
    while True:
        try:
            outcome = walking(given)
        except (BrokenFlow, AnswersDontFit):
            return Course(tuple(asked), tuple(given), is_broken=True)
        if not isinstance(outcome, Asks):
            return _arrived(tuple(asked), tuple(given), outcome)
        chosen = next((each for each in answers if each in outcome.choices), None)
        asked.append(_asked(outcome, chosen))
        if chosen is None:
            return Course(tuple(asked), tuple(given))
        given.append(chosen)


def _arrived(asked: tuple[Asked, ...], given: tuple[Given, ...], outcome: Outcome) -> Course:
    if isinstance(outcome, Lands):
        return Course(asked, given, outcome.step, path=outcome.path)
    return Course(asked, given, ends=True)


def _asked(asks: Asks, chosen: Given | None) -> Asked:
    labels = (answer.label for answer in asks.step.answers)
    pairs = enumerate(zip(labels, asks.choices, strict=True), start=1)
    choices = tuple(Choice(number, label, given) for number, (label, given) in pairs)
    return Asked(asks.step.question, choices, chosen)
