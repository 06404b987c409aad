"""Every way on: each list of answers with where it leads (spec §3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush

from services.workflow.errors import BrokenFlow
from services.workflow.graph import Library
from services.workflow.path import Given, Path
from services.workflow.questions import OutOfPatience, Questions
from services.workflow.walk import Asks, Exhausted, Lands, Outcome, enter, leave

MOST = 64


@dataclass(frozen=True, slots=True)
class Way:
    answers: tuple[Given, ...]
    outcome: Lands | Exhausted


@dataclass(frozen=True, slots=True)
class Ways:
    """Shortest first, then in the order of the answers; `more` where 64 are not all."""

    ways: tuple[Way, ...]
    more: bool = False


def ways(library: Library, path: Path) -> Ways:
    """The ways on from the CR step that `path` rests on. Answers whose walk fails are no way."""
    try:
        return _shortest_first(library, leave(library, path, set()))
    except BrokenFlow:
        return Ways(())


def ways_from_start(library: Library, version_id: int) -> Ways:
    """The ways into a workflow version. Answers whose walk fails are no way."""
    try:
        return _shortest_first(library, enter(library, version_id, set()))
    except BrokenFlow:
        return Ways(())


def _shortest_first(library: Library, first: Outcome) -> Ways:
    found: list[Way] = []
    try:
        for way in _each(Questions(library), first):
            if len(found) == MOST:
                return Ways(tuple(found), more=True)
            found.append(way)
    except OutOfPatience:
        return Ways(tuple(found), more=True)
    return Ways(tuple(found))


def _each(questions: Questions, first: Outcome) -> Iterator[Way]:
    """Best first: a list begun is worth what it comes to, so none is followed in vain."""
    heap: list[tuple[int, tuple[int, ...], tuple[Given, ...], Outcome, frozenset[Path]]] = []

    def consider(
        picks: tuple[int, ...], answers: tuple[Given, ...], at: Outcome, met: frozenset[Path]
    ) -> None:
        ahead = questions.to_an_end(at, met)
        if ahead is not None:
            heappush(heap, (len(picks) + len(ahead), picks, answers, at, met))

    consider((), (), first, frozenset())
    while heap:
        _, picks, answers, at, met = heappop(heap)
        if not isinstance(at, Asks):
            yield Way(answers, at)
            continue
        for pick, given, onward in questions.branches(at):
            consider((*picks, pick), (*answers, given), onward, met | {at.path})
