"""Where answers lead: from a CR step to the next one, to a question, or to the end (spec §3)."""

from dataclasses import dataclass

from services.workflow.errors import AnswersDontFit, EndlessWalk, NotAtRest
from services.workflow.graph import Library, Step, StepKind
from services.workflow.path import Answers, Frame, Given, Path


@dataclass(frozen=True, slots=True)
class Lands:
    """On the CR step at the end of `path`."""

    path: Path
    step: Step


@dataclass(frozen=True, slots=True)
class Asks:
    """The decision at the end of `path` wants an answer; `path[:-1]` are its callers."""

    version_id: int
    order: int
    step: Step
    path: Path

    @property
    def choices(self) -> tuple[Given, ...]:
        return tuple(Given(self.version_id, self.order, a.key) for a in self.step.answers)


@dataclass(frozen=True, slots=True)
class Exhausted:
    """The outermost workflow has ended."""


Outcome = Lands | Asks | Exhausted


def walk(library: Library, path: Path, answers: Answers = ()) -> Outcome:
    """Go on from the CR step that `path` rests on. Raises AnswersDontFit, BrokenFlow."""
    met: set[Path] = set()
    return _answered(library, leave(library, path, met), answers, met)


def start(library: Library, version_id: int, answers: Answers = ()) -> Outcome:
    """Enter a workflow version at its first step. Raises AnswersDontFit, BrokenFlow."""
    met: set[Path] = set()
    return _answered(library, enter(library, version_id, met), answers, met)


def resting_step(library: Library, path: Path) -> Step:
    """The CR step that `path` ends on. Raises NotAtRest where it doesn't."""
    if not path:
        raise NotAtRest(path)
    return _standing(library, path, StepKind.CENTER)


def leave(library: Library, path: Path, met: set[Path]) -> Outcome:
    step = resting_step(library, path)
    return _go(library, path[:-1], path[-1].version_id, step.next_order, met)


def enter(library: Library, version_id: int, met: set[Path]) -> Outcome:
    return _go(library, (), version_id, library.graph(version_id).start.order, met)


def follow(library: Library, asks: Asks, target_order: int | None, met: set[Path]) -> Outcome:
    return _go(library, asks.path[:-1], asks.version_id, target_order, met)


def _answered(library: Library, outcome: Outcome, answers: Answers, met: set[Path]) -> Outcome:
    for position, given in enumerate(answers):
        if not isinstance(outcome, Asks):
            raise AnswersDontFit(position, given, ())
        answer = outcome.step.answer(given.key)
        if answer is None or given[:2] != outcome.path[-1]:
            raise AnswersDontFit(position, given, outcome.choices)
        outcome = follow(library, outcome, answer.target_order, met)
    return outcome


def _go(
    library: Library, callers: Path, version_id: int, order: int | None, met: set[Path]
) -> Outcome:
    """Follow the orders until something rests, asks or ends; `met` grows by the steps passed."""
    while True:
        if order is None:
            if not callers:
                return Exhausted()
            order = _standing(library, callers, StepKind.WORKFLOW).next_order
            version_id, callers = callers[-1].version_id, callers[:-1]
            continue
        step = library.graph(version_id).step(order)
        path = (*callers, Frame(version_id, order))
        if step.kind is StepKind.CENTER:
            return Lands(path, step)
        _meet(path, met)
        if step.kind is StepKind.DECISION:
            return Asks(version_id, order, step, path)
        sub = library.sub(step.sub_workflow_id)
        callers, version_id, order = path, sub.version_id, sub.start.order


def _meet(path: Path, met: set[Path]) -> None:
    if path in met or path[-1] in path[:-1]:
        raise EndlessWalk(path)
    met.add(path)


def _standing(library: Library, path: Path, kind: StepKind) -> Step:
    version_id, order = path[-1]
    step = library.graph(version_id).step(order)
    if step.kind is not kind:
        raise NotAtRest(path)
    return step
