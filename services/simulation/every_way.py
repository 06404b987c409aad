"""Every way from the opening to an end, none resting twice on one step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from services.workflow import Given, Lands, Library, Path, Way, ways, ways_from_start

MOST = 200
PATIENCE = 20_000


@dataclass(frozen=True, slots=True)
class WholeWay:
    """`rests`: where each follow-up leaves the ticket, the opening's first.

    `closes` False: the workflow ends, and the ticket stays where it rested last.
    """

    rests: tuple[Path, ...]
    answers: tuple[Given, ...]
    follow_ups: int
    closes: bool


@dataclass(frozen=True, slots=True)
class AllWays:
    """Shortest first; `more` where these are not all, or not everything was looked at."""

    ways: tuple[WholeWay, ...]
    more: bool = False


def all_ways(library: Library, version_id: int, closing: frozenset[int]) -> AllWays:
    """`closing`: the CRs that close a ticket. Length: follow-ups, then answers."""
    map_ = _Map(library, version_id, closing)
    found: list[WholeWay] = []
    for way in _each(map_):
        if way is None or len(found) == MOST:
            return AllWays(tuple(found), more=True)
        found.append(way)
    return AllWays(tuple(found), more=map_.is_cut)


class _Map:
    """Which ways lead on from each rest; those from which no end can be reached are left out."""

    def __init__(self, library: Library, version_id: int, closing: frozenset[int]) -> None:
        self._closing = closing
        self.is_cut = False
        self.onward: dict[Path, list[tuple[int, Way]]] = {}
        waiting: list[Path] = [()]
        while waiting:
            rest = waiting.pop()
            if rest in self.onward:
                continue
            all_ = ways(library, rest) if rest else ways_from_start(library, version_id)
            self.is_cut |= all_.more
            self.onward[rest] = list(enumerate(all_.ways))
            waiting += [_rest(way) for way in all_.ways if not self.is_end(way)]
        self._lead_somewhere()

    def is_end(self, way: Way) -> bool:
        return not isinstance(way.outcome, Lands) or way.outcome.step.center_id in self._closing

    def _lead_somewhere(self) -> None:
        lead: set[Path] = set()
        before = -1
        while before < len(lead):
            before = len(lead)
            lead |= {
                rest
                for rest, found in self.onward.items()
                if any(self.is_end(way) or _rest(way) in lead for _, way in found)
            }
        self.onward = {
            rest: [(n, way) for n, way in found if self.is_end(way) or _rest(way) in lead]
            for rest, found in self.onward.items()
        }


def _rest(way: Way) -> Path:
    return way.outcome.path if isinstance(way.outcome, Lands) else ()


Begun = tuple[int, int, tuple[int, ...], WholeWay, bool]


def _each(map_: _Map) -> Iterator[WholeWay | None]:
    """Shortest first; None where patience has run out."""
    heap = [*_further(map_, WholeWay((), (), 0, closes=False), ())]
    heapify(heap)
    for _ in range(PATIENCE):
        if not heap:
            return
        _, _, picks, way, is_end = heappop(heap)
        if is_end:
            yield way
        else:
            for longer in _further(map_, way, picks):
                heappush(heap, longer)
    yield None


def _further(map_: _Map, before: WholeWay, picks: tuple[int, ...]) -> Iterator[Begun]:
    """One follow-up more; a ring is not gone round a second time."""
    for pick, way in map_.onward[before.rests[-1] if before.rests else ()]:
        rest, is_end = _rest(way), map_.is_end(way)
        if not rest or rest not in before.rests:
            longer = _longer(before, way, closes=bool(rest) and is_end)
            yield longer.follow_ups, len(longer.answers), (*picks, pick), longer, is_end


def _longer(before: WholeWay, way: Way, *, closes: bool) -> WholeWay:
    rest = _rest(way)
    rests = (*before.rests, rest) if rest else before.rests
    return WholeWay(rests, (*before.answers, *way.answers), before.follow_ups + 1, closes)
