"""All ways from the opening to an end."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from unittest.mock import patch

import pytest

from services.simulation import AllWays, WholeWay, all_ways
from services.workflow import (
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
from tests.services.workflow.builders import a_graph, a_library, asking, cr
from tests.services.workflow.example import (
    ENCERRADO,
    IMPLANTACAO,
    SIMPLES,
    SUPORTE,
    the_example,
)
from tests.services.workflow.random_libraries import a_random_library

CLOSING = frozenset({ENCERRADO})


def told(found: AllWays) -> list[tuple[int, str]]:
    return [(way.follow_ups, " ".join(given.key for given in way.answers)) for way in found.ways]


def test_the_seeds_ways_to_the_end_shortest_first() -> None:
    found = all_ways(the_example(), IMPLANTACAO, CLOSING)
    assert told(found) == [
        (5, "Sim Sim Sim Sim"),
        (5, "Sim Em parte Sim Sim Sim"),
        (6, "Sim Em parte Não Sim Sim Sim"),
        (6, "Sim Em parte Não Em parte Sim Sim Sim"),
    ]
    assert all(way.closes for way in found.ways)
    assert not found.more


def test_a_workflow_without_a_closing_cr_ends_where_it_is_exhausted() -> None:
    [way] = all_ways(the_example(), SUPORTE, CLOSING).ways
    assert (way.follow_ups, way.closes, len(way.rests)) == (2, False, 1)


def test_a_sub_workflow_is_gone_through() -> None:
    [way] = all_ways(the_example(), SIMPLES, CLOSING).ways
    assert [rest[-1].version_id for rest in way.rests] == [SIMPLES, SUPORTE, SIMPLES]


def test_a_ring_without_a_way_out_leads_to_no_end_and_takes_no_time() -> None:
    ring = [cr(n, 1, then=n + 1) for n in range(1, 60)]
    library = a_library(a_graph(1, *ring, asking(60, dict.fromkeys("abc", 1))))
    assert all_ways(library, 1, CLOSING) == AllWays(())


def test_what_is_cut_off_is_said() -> None:
    doubling = [
        step
        for n in range(1, 40, 2)
        for step in (cr(n, 1, then=n + 1), asking(n + 1, dict.fromkeys("ab", n + 2)))
    ]
    library = a_library(a_graph(1, *doubling, cr(41, ENCERRADO)))
    found = all_ways(library, 1, CLOSING)
    assert found.more
    with patch("services.simulation.every_way.PATIENCE", 3):
        assert all_ways(the_example(), IMPLANTACAO, CLOSING) == AllWays((), more=True)


@pytest.mark.parametrize("seed", range(150))
def test_they_are_those_of_brute_force(seed: int) -> None:
    library = a_random_library(Random(seed))
    version = min(library.by_version)
    wanted = brute_force(library, version)
    found = all_ways(library, version, frozenset({1, 4}))
    if found.more:
        assert set(found.ways) <= wanted
    else:
        assert set(found.ways) == wanted
        assert len(found.ways) == len(wanted)
    lengths = [(way.follow_ups, len(way.answers)) for way in found.ways]
    assert lengths == sorted(lengths)


def brute_force(library: Library, version: int) -> set[WholeWay]:
    """By trying every answer at every point; bounded, as the random libraries are small."""
    return set(_from(library, version, (), (), 0))


def _from(
    library: Library, version: int, rests: tuple[Path, ...], said: tuple[Given, ...], acts: int
) -> Iterator[WholeWay]:
    for answers, at in _acts(library, version, rests[-1] if rests else (), ()):
        given = (*said, *answers)
        if isinstance(at, Exhausted):
            yield WholeWay(rests, given, acts + 1, closes=False)
        elif isinstance(at, Lands) and at.path not in rests:
            if at.step.center_id in (1, 4):
                yield WholeWay((*rests, at.path), given, acts + 1, closes=True)
            else:
                yield from _from(library, version, (*rests, at.path), given, acts + 1)


def _acts(
    library: Library, version: int, rest: Path, answers: tuple[Given, ...]
) -> Iterator[tuple[tuple[Given, ...], Outcome]]:
    """No question is answered twice in one follow-up."""
    try:
        at = walk(library, rest, answers) if rest else start(library, version, answers)
    except BrokenFlow:
        return
    if not isinstance(at, Asks):
        yield answers, at
    elif at.path not in _asked(library, version, rest, answers):
        for choice in at.choices:
            yield from _acts(library, version, rest, (*answers, choice))


def _asked(library: Library, version: int, rest: Path, answers: tuple[Given, ...]) -> set[Path]:
    found = set()
    for n in range(len(answers)):
        at = walk(library, rest, answers[:n]) if rest else start(library, version, answers[:n])
        if isinstance(at, Asks):
            found.add(at.path)
    return found
