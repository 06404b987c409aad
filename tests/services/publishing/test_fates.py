"""What publishing does to a path, beside the spec's words read slowly."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

from services.configuration import Center
from services.publishing.fates import Fate, Way, Why, fate
from services.publishing.target import Target
from services.workflow import Frame, Graph, Library, Path, Step, StepKind
from tests.services.publishing.reference import Told, World, the_fate
from tests.services.workflow.builders import a_graph, a_library, ask, at, call, cr
from tests.services.workflow.random_libraries import CENTERS, a_random_library, a_random_path

WORLDS, PATHS = 2_000, 12
OLD, NEW, SUB = 1, 2, 9
CLOSED, IDLE = 5, 6


def a_center(center_id: int) -> Center:
    closes, active = center_id == CLOSED, center_id != IDLE
    return Center(center_id, f"1.{center_id}", "CR", False, closes, None, active)


CENTERS_THERE = {center_id: a_center(center_id) for center_id in range(1, 7)}


def a_target(library: Library, draft: Graph) -> Target:
    return Target(draft, library, CENTERS_THERE)


def published(*steps: Step, over: tuple[Step, ...]) -> Target:
    """Version 2 of workflow 1, over version 1; workflow 9 is called by some."""
    library = a_library(a_graph(OLD, *over), a_graph(SUB, cr(10, 4)))
    return a_target(library, a_graph(NEW, *steps, of=OLD, number=2))


def fate_of(target: Target, path: Path, holds: bool = True, flow: str = "on", **given) -> Fate:
    found = fate(target, path, flow=flow, holds=holds, choices=given.get("choices", {}))
    assert found is not None
    return found


def test_the_same_order_and_cr_carries_on() -> None:
    target = published(cr(5, 1), cr(10, 1), over=(cr(10, 1),))
    assert fate_of(target, at((OLD, 10))) == Fate(Way.CARRIES_ON, Frame(OLD, 10), at((NEW, 10)), 10)


def test_a_step_that_moved_is_found_later_before_it_is_found_earlier() -> None:
    target = published(cr(10, 1), cr(40, 1), cr(30, 1), over=(cr(20, 1),))
    assert fate_of(target, at((OLD, 20))).to == 30
    target = published(cr(10, 1), cr(15, 1), cr(20, 2), over=(cr(20, 1),))
    assert (fate_of(target, at((OLD, 20))).way, fate_of(target, at((OLD, 20))).to) == (
        Way.PLACED,
        10,
    )


def test_a_cr_that_is_gone_asks_for_a_choice_and_takes_it() -> None:
    target, here = published(cr(10, 2), ask(20), over=(cr(10, 1),)), at((OLD, 10))
    assert fate_of(target, here).way is Way.NEEDS_CHOICE
    chosen = fate_of(target, here, choices={here[0]: 10})
    assert (chosen.way, chosen.path) == (Way.CHOSEN, at((NEW, 10)))
    assert fate_of(target, here, choices={here[0]: None}).way is Way.STAYS


def test_no_choice_leads_to_a_decision_a_closing_cr_or_nowhere() -> None:
    target = published(cr(10, 2), ask(20), cr(90, CLOSED), over=(cr(10, 1),))
    for order in (20, 90, 50):
        found = fate_of(target, at((OLD, 10)), choices={Frame(OLD, 10): order})
        assert (found.way, found.why) == (Way.NEEDS_CHOICE, Why.NOT_A_PLACE)


def test_inside_a_sub_workflow_only_the_callers_frame_is_rewritten() -> None:
    target = published(call(30, SUB), over=(call(20, SUB),))
    assert fate_of(target, at((OLD, 20), (SUB, 10))).path == at((NEW, 30), (SUB, 10))


def test_a_choice_for_a_callers_frame_drops_what_was_inside() -> None:
    target = published(cr(10, 2), over=(call(20, SUB),))
    found = fate_of(target, at((OLD, 20), (SUB, 10)), choices={Frame(OLD, 20): 10})
    assert found.path == at((NEW, 10))


def test_a_step_that_now_wants_a_contact_user_asks_only_where_nobody_can_hold_it() -> None:
    wants = replace(cr(10, 1), requires_contact_user=True)
    target = published(wants, cr(20, 2), over=(cr(10, 1),))
    assert fate_of(target, at((OLD, 10))).way is Way.CARRIES_ON
    needs = fate_of(target, at((OLD, 10)), holds=False)
    assert (needs.way, needs.why) == (Way.NEEDS_CHOICE, Why.NO_CONTACT_USER)
    chosen = fate_of(target, at((OLD, 10)), holds=False, choices={Frame(OLD, 10): 20})
    assert chosen.path == at((NEW, 20))


def test_off_the_flow_the_path_follows_by_itself_and_nothing_is_asked() -> None:
    wants = replace(cr(20, 1), requires_contact_user=True)
    target = published(wants, over=(cr(10, 1), cr(30, 2)))
    assert fate_of(target, at((OLD, 10)), holds=False, flow="off").path == at((NEW, 20))
    assert fate_of(target, at((OLD, 30)), flow="off").way is Way.STAYS


def test_what_stands_in_other_workflows_alone_has_no_fate() -> None:
    target = published(cr(10, 1), over=(cr(10, 1),))
    assert fate(target, at((SUB, 10)), flow="on", holds=True, choices={}) is None


def test_two_thousand_drafts_do_to_paths_what_the_spec_says() -> None:
    tally: Counter[str] = Counter()
    for seed in range(WORLDS):
        dice = Random(seed)
        library = a_random_library(dice)
        draft = redrawn(dice, library)
        world = World(library, draft, frozenset({CLOSED}), frozenset({IDLE}))
        for _ in range(PATHS):
            compare(dice, world, tally)
    assert set(tally) == {"none", *Way}
    assert min(tally.values()) > 50


def compare(dice: Random, world: World, tally: Counter[str]) -> None:
    path, flow = a_random_path(dice, world.library), dice.choice(("on", "on", "off"))
    holds, choices = dice.random() < 0.6, some_choices(dice, world, path)
    expected = the_fate(world, path, flow, holds, choices)
    target = a_target(world.library, world.draft)
    found = fate(target, path, flow=flow, holds=holds, choices=choices)
    assert told(found) == expected, (path, flow, holds, choices)
    tally[expected.way if expected else "none"] += 1


def told(found: Fate | None) -> Told | None:
    if found is None:
        return None
    return Told(found.way, found.path if found.way not in ("stays", "needs_choice") else None)


def some_choices(dice: Random, world: World, path: Path) -> dict[Frame, int | None]:
    orders = [step.order for step in world.draft.steps]
    return {frame: dice.choice((None, 7, *orders)) for frame in path if dice.random() < 0.6}


def redrawn(dice: Random, library: Library) -> Graph:
    """A draft of one of the workflows: its steps moved, changed, dropped."""
    old = dice.choice(list(library.by_version.values()))
    steps = {step.order: step for step in (again(dice, step) for step in old.steps)}
    kept = tuple(step for step in steps.values() if dice.random() < 0.8)
    return Graph(1000, old.workflow_id, old.name, 9, kept)


def again(dice: Random, step: Step) -> Step:
    moved = replace(step, order=step.order + dice.choice((0, 0, 0, 5, -5, 40)))
    moved = replace(moved, requires_contact_user=dice.random() < 0.3)
    if step.kind is StepKind.CENTER and dice.random() < 0.2:
        return replace(moved, center_id=dice.choice(CENTERS))
    return moved
