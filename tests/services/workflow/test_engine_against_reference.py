"""What the engine says of 20,000 random libraries is what the spec's words say, read slowly."""

from collections import Counter
from random import Random
from typing import Any

import pytest

from services.workflow import (
    AnswersDontFit,
    Asks,
    DanglingOrder,
    EndlessWalk,
    Given,
    Lands,
    Library,
    MissingWorkflow,
    NoSteps,
    NotAtRest,
    Outcome,
    Path,
    Ways,
    place,
    place_in,
    start,
    walk,
    ways,
    ways_from_start,
)
from tests.services.workflow.random_libraries import (
    CENTERS,
    a_random_library,
    a_random_path,
    spoiled,
)
from tests.services.workflow.reference import Told, TooMany, the_place, the_walk, the_ways

BLOCKS, LIBRARIES = 20, 1_000
AT_NIGHT = [pytest.param(block, marks=pytest.mark.nightly) for block in range(4, BLOCKS)]
TOO_MANY = "too many for the reference"


@pytest.mark.parametrize("block", [*range(4), *AT_NIGHT])
def test_walk_ways_and_place_do_what_the_spec_says(block: int) -> None:
    tally: Counter[str] = Counter()
    for seed in range(block * LIBRARIES, (block + 1) * LIBRARIES):
        compare(seed, tally)
    assert tally[TOO_MANY] <= 3


def test_the_random_libraries_meet_everything_that_can_happen() -> None:
    tally: Counter[str] = Counter()
    for seed in range(LIBRARIES):
        compare(seed, tally)
    rare = {word: times for word, times in tally.items() if times < 5 and word != TOO_MANY}
    assert not rare
    assert set(tally) - {TOO_MANY} == {
        *("lands", "asks", "exhausted", "endless", "dangling", "does not fit", "not at rest"),
        *("missing workflow", "missing version", "no steps", "no way", "more than 64"),
        *("placed", "placed in a sub-workflow", "not placed"),
    }


def compare(seed: int, tally: Counter[str]) -> None:
    dice = Random(seed)
    library = a_random_library(dice)
    origins: list[Path | int] = [dice.choice([*library.by_version] * 50 + [0])]
    origins += [a_random_path(dice, library) for _ in range(2)]
    for origin in origins:
        same_ways(seed, library, origin, dice, tally)
        same_places(seed, library, origin, tally)


def same_ways(
    seed: int, library: Library, origin: Path | int, dice: Random, tally: Counter[str]
) -> None:
    try:
        expected = the_ways(library, origin)
    except TooMany:
        tally[TOO_MANY] += 1
        return
    found = ways_on(library, origin)
    assert [(way.answers, told(way.outcome)) for way in found.ways] == expected[:64], seed
    assert found.more == (len(expected) > 64), seed
    tally.update(["more than 64"] * found.more + ["no way"] * (not expected))
    strange = Given(dice.choice([*library.by_version]), dice.choice((10, 20)), "a")
    lists = [answers for answers, _ in dice.sample(expected, min(2, len(expected)))] or [()]
    for answers in [(), *lists, *(spoiled(dice, each, strange) for each in lists)]:
        says = the_walk(library, origin, answers)
        assert what_walk_says(library, origin, answers) == says, (seed, origin, answers)
        tally[says[0]] += 1


def same_places(seed: int, library: Library, origin: Path | int, tally: Counter[str]) -> None:
    known = (origin,) if isinstance(origin, int) else [frame.version_id for frame in origin]
    if not all(version_id in library.by_version for version_id in known):
        return
    for center_id in CENTERS:
        expected = the_place(library, origin, center_id)
        if isinstance(origin, int):
            assert place_in(library, origin, center_id) == expected, (seed, origin, center_id)
        else:
            assert place(library, origin, center_id) == expected, (seed, origin, center_id)
        deep = expected is not None and not isinstance(origin, int) and len(expected) > len(origin)
        tally["placed in a sub-workflow" if deep else "placed" if expected else "not placed"] += 1


def ways_on(library: Library, origin: Path | int) -> Ways:
    if isinstance(origin, int):
        return ways_from_start(library, origin)
    return ways(library, origin)


def what_walk_says(library: Library, origin: Path | int, answers: tuple[Given, ...]) -> Told:
    try:
        if isinstance(origin, int):
            return told(start(library, origin, answers))
        return told(walk(library, origin, answers))
    except (AnswersDontFit, EndlessWalk, DanglingOrder, NotAtRest, NoSteps) as broken:
        return told_of(broken)
    except MissingWorkflow as missing:
        if missing.version_id is None:
            return ("missing workflow", missing.workflow_id)
        return ("missing version", missing.version_id)


def told(outcome: Outcome) -> Told:
    if isinstance(outcome, Lands):
        return ("lands", outcome.path)
    if isinstance(outcome, Asks):
        assert outcome.path[-1] == (outcome.version_id, outcome.order)
        return ("asks", outcome.path)
    return ("exhausted",)


def told_of(broken: Any) -> Told:
    match broken:
        case AnswersDontFit():
            return ("does not fit", broken.position, broken.given, list(broken.expected))
        case EndlessWalk():
            return ("endless", broken.path)
        case DanglingOrder():
            return ("dangling", broken.version_id, broken.order)
        case NotAtRest():
            return ("not at rest", broken.path)
    return ("no steps", broken.version_id)
