"""Where a ticket stands, and the answers that led there; both as tuples and as JSON lists."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple


class Frame(NamedTuple):
    version_id: int
    order: int


class Given(NamedTuple):
    """One answer given: to the decision `order` of a workflow version."""

    version_id: int
    order: int
    key: str


Path = tuple[Frame, ...]
"""Outermost first: the sub-workflow steps that called, then the step itself."""

Answers = Sequence[Given]


def path_to_json(path: Path) -> list[list[int]]:
    return [list(frame) for frame in path]


def path_from_json(frames: Iterable[Sequence[Any]]) -> Path:
    return tuple(Frame(int(version_id), int(order)) for version_id, order in frames)


def answers_to_json(answers: Iterable[Given]) -> list[list[Any]]:
    return [list(given) for given in answers]


def answers_from_json(answers: Iterable[Sequence[Any]]) -> tuple[Given, ...]:
    return tuple(Given(int(version), int(order), str(key)) for version, order, key in answers)
