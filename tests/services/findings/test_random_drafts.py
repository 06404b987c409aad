"""Sound drafts are left in peace; what is put into one, alone or in pairs, is found at its step."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from services.findings import findings
from services.workflow import (
    Asks,
    Exhausted,
    Lands,
    Library,
    Outcome,
    Path,
    start,
    walk,
)
from services.workflow.walk import follow
from tests.services.findings.random_drafts import (
    MAIN,
    OF_OUTERMOST,
    SPOILS,
    a_world,
    a_world_for,
    spoiled,
)
from tests.services.findings.world import rules
from tests.services.workflow.example import ENCERRADO

PAIRS = list(combinations(SPOILS, 2))


def walked(library: Library, first: Outcome) -> list[Outcome]:
    """Everything that walks come to, by the engine alone."""
    seen: dict[Path, Outcome] = {}
    waiting = [first]
    while waiting:
        at = waiting.pop()
        path = () if isinstance(at, Exhausted) else at.path
        if path in seen:
            continue
        seen[path] = at
        if isinstance(at, Asks):
            waiting += [follow(library, at, a.target_order, set()) for a in at.step.answers]
        elif isinstance(at, Lands):
            waiting.append(walk(library, at.path))
    return list(seen.values())


@pytest.mark.parametrize("seed", range(60))
def test_a_sound_draft_has_no_finding_and_walks_as_soundly(seed: int) -> None:
    world, main, sub = a_world(seed)
    assert findings(world, main) == findings(world, sub) == ()
    met = walked(world.library, start(world.library, MAIN))
    assert any(isinstance(each, Lands) and each.step.center_id == ENCERRADO for each in met)
    orders = {each.path[0].order for each in met if not isinstance(each, Exhausted)}
    assert orders == {step.order for step in main.steps}


@pytest.mark.parametrize("rule", SPOILS)
@pytest.mark.parametrize("seed", range(4))
def test_one_that_is_put_in_is_found_at_its_step(rule: str, seed: int) -> None:
    world, main, sub = a_world(seed)
    world = a_world_for(world, rule)
    assert (rule, SPOILS[rule][0]) in rules(world, spoiled(main, rule))
    if rule not in OF_OUTERMOST:
        assert (rule, SPOILS[rule][0]) in rules(world, spoiled(sub, rule))


@pytest.mark.parametrize(("one", "other"), PAIRS)
@pytest.mark.parametrize("seed", range(3))
def test_of_two_both_are_found(one: str, other: str, seed: int) -> None:
    world, main, sub = a_world(seed)
    world = a_world_for(world, one, other)
    for graph in (main, sub):
        looked = {one, other} - (OF_OUTERMOST if graph is sub else set())
        wanted = {(rule, SPOILS[rule][0]) for rule in looked}
        assert wanted <= set(rules(world, spoiled(graph, one, other)))


@pytest.mark.parametrize("seed", range(4))
def test_one_without_a_step_has_that_to_say_alone(seed: int) -> None:
    world, *graphs = a_world(seed)
    for graph in graphs:
        assert rules(world, replace(graph, steps=())) == [("W9", None)]


@pytest.mark.parametrize("seed", range(20))
def test_a_spoilt_draft_blames_no_line_that_was_sound(seed: int) -> None:
    world, main, _ = a_world(seed)
    for rule, (order, _) in SPOILS.items():
        found = rules(a_world_for(world, rule), spoiled(main, rule))
        assert all(at is not None and at >= 2000 for _, at in found), rule
        assert order >= 2000
