"""One walk through a draft, act by act, that goes as far as the draft allows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from services.workflow import (
    AnswersDontFit,
    Asks,
    BrokenFlow,
    Exhausted,
    Given,
    Lands,
    Library,
    Outcome,
    Path,
    start,
    walk,
)

GOES_ON = ""
"""Said on a CR step: the next follow-up."""


@dataclass(frozen=True, slots=True)
class Point:
    """Where a walk is after one thing said; `at` an error where the draft leads nowhere."""

    said: str
    at: Outcome | BrokenFlow
    resting: Path
    answers: tuple[Given, ...] = ()
    acts: int = 1

    @property
    def is_over(self) -> bool:
        return not isinstance(self.at, (Asks, Lands))

    @property
    def path(self) -> Path:
        return self.at.path if isinstance(self.at, (Asks, Lands)) else ()


@dataclass(frozen=True)
class Trial:
    """`points`: the way so far, its first one the start, its last one the present."""

    library: Library
    version_id: int
    points: tuple[Point, ...]

    @property
    def present(self) -> Point:
        return self.points[-1]

    @cached_property
    def orders(self) -> tuple[int, ...]:
        """The steps passed of the draft itself, each followed by another one."""
        found: list[int] = []
        for point in self.points:
            if point.path and point.path[0].order not in found[-1:]:
                found.append(point.path[0].order)
        return tuple(found)

    def say(self, said: str) -> Trial:
        """An answer's key to the question, GOES_ON on a CR step; else nothing happens."""
        point = _after(self.library, self.present, said, self.version_id)
        return self if point is None else replace(self, points=(*self.points, point))

    def back(self) -> Trial:
        return replace(self, points=self.points[:-1] or self.points) if self.has_begun else self

    def restart(self) -> Trial:
        return begin(self.library, self.version_id)

    def within(self, library: Library) -> Trial:
        """The same things said to another state of the draft, as far as they still fit."""
        return _said(begin(library, self.version_id), (point.said for point in self.points[1:]))

    @property
    def has_begun(self) -> bool:
        return len(self.points) > 1


def begin(library: Library, version_id: int) -> Trial:
    """At the opening of a ticket."""
    first = Point("", _tried(library, version_id, (), ()), ())
    return Trial(library, version_id, (first,))


def _said(trial: Trial, sayings: Iterable[str]) -> Trial:
    for said in sayings:
        onward = trial.say(said)
        if onward is trial:
            break
        trial = onward
    return trial


def _after(library: Library, point: Point, said: str, version_id: int) -> Point | None:
    at = point.at
    if isinstance(at, Asks) and at.step.answer(said):
        answers = (*point.answers, Given(at.version_id, at.order, said))
        onward = _tried(library, version_id, point.resting, answers)
        return Point(said, onward, point.resting, answers, point.acts)
    if isinstance(at, Lands) and said == GOES_ON:
        onward = _tried(library, version_id, at.path, ())
        return Point(said, onward, at.path, (), point.acts + 1)
    return None


def _tried(
    library: Library, version_id: int, resting: Path, answers: tuple[Given, ...]
) -> Outcome | BrokenFlow:
    try:
        if resting:
            return walk(library, resting, answers)
        return start(library, version_id, answers)
    except BrokenFlow as broken:
        return broken
    except AnswersDontFit:  # pragma: no cover  what fits was looked up before
        return Exhausted()
