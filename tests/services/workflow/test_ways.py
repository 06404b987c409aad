from unittest.mock import patch

from services.workflow import (
    Exhausted,
    Graph,
    Lands,
    Library,
    Step,
    Way,
    Ways,
    start,
    ways,
    ways_from_start,
)
from tests.services.workflow.builders import a_graph, a_library, ask, asking, at, call, cr, given


def keys(found: Ways) -> list[str]:
    return ["".join(answer.key for answer in way.answers) for way in found.ways]


def a_chain(decisions: int, then: int = 999) -> Library:
    """Each of nine answers leads to the same next decision, the last ones to a CR."""
    steps = [asking(n, dict.fromkeys("abcdefghi", n + 1)) for n in range(1, decisions)]
    last = asking(decisions, dict.fromkeys("abcdefghi", then))
    return a_library(a_graph(1, *steps, last, cr(999, 1)))


def test_without_a_question_there_is_one_way_and_it_takes_no_answer() -> None:
    library = a_library(a_graph(1, cr(10, 1, then=20), cr(20, 2)))
    assert ways(library, at((1, 10))).ways == (Way((), Lands(at((1, 20)), cr(20, 2))),)
    assert ways(library, at((1, 20))).ways == (Way((), Exhausted()),)


def test_two_answers_with_the_same_target_are_two_ways() -> None:
    library = a_library(a_graph(1, cr(10, 1, then=20), ask(20, a=10, b=10, c=None)))
    assert keys(ways(library, at((1, 10)))) == ["a", "b", "c"]


def test_shorter_lists_come_first_then_the_order_of_the_answers() -> None:
    library = a_library(
        a_graph(1, ask(10, z=20, y=30, x=40), ask(20, b=40, a=40), ask(30, d=None, c=40), cr(40, 4))
    )
    assert keys(ways_from_start(library, 1)) == ["x", "zb", "za", "yd", "yc"]


def test_the_ways_of_a_start_are_those_of_its_questions() -> None:
    library = a_library(a_graph(1, ask(10, Yes=20, No=None), cr(20, 2)))
    found = ways_from_start(library, 1)
    assert [way.answers for way in found.ways] == [given(1, (10, "Yes")), given(1, (10, "No"))]
    assert [start(library, 1, way.answers) for way in found.ways] == [w.outcome for w in found.ways]


def test_sixty_four_are_all_and_there_are_no_more() -> None:
    square = [asking(1, dict.fromkeys("abcdefgh", 2)), asking(2, dict.fromkeys("abcdefgh", 9))]
    library = a_library(a_graph(1, *square, cr(9, 1)))
    assert (len(ways_from_start(library, 1).ways), ways_from_start(library, 1).more) == (64, False)


def test_of_sixty_five_the_last_is_only_told_of() -> None:
    found = ways_from_start(a_chain(2), 1)
    assert (len(found.ways), found.more) == (64, True)
    assert keys(found)[:3] == ["aa", "ab", "ac"]
    assert keys(found)[-1] == "ha"


def test_endless_dangling_and_missing_branches_are_left_out() -> None:
    library = a_library(
        a_graph(1, ask(10, ring=10, gone=99, sub=30, fine=40), call(30, 7), cr(40, 4))
    )
    assert keys(ways_from_start(library, 1)) == ["fine"]


def test_a_flow_that_is_broken_at_once_has_no_ways() -> None:
    library = a_library(a_graph(1, cr(10, 1, then=99)))
    for found in (ways(library, at((1, 10))), ways(library, ()), ways_from_start(library, 8)):
        assert found == Ways(())


def test_a_way_round_comes_after_the_ways_straight_on() -> None:
    ring = a_graph(
        1, ask(10, on=20, out=40), ask(20, on=30, out=40), ask(30, on=10, out=40), cr(40, 4)
    )
    assert keys(ways_from_start(a_library(ring), 1)) == ["out", "onout", "ononout"]


def within(looks: int, library: Library) -> Ways:
    """The ways, found with at most so many looks at a graph."""
    graph, looked = Library.graph, 0

    def counted(self: Library, version_id: int) -> Graph:
        nonlocal looked
        looked += 1
        return graph(self, version_id)

    with patch.object(Library, "graph", counted):
        found = ways_from_start(library, 1)
    assert looked < looks
    return found


def test_twenty_chained_decisions_of_nine_answers_are_no_burden() -> None:
    found = within(5_000, a_chain(20))
    assert (len(found.ways), found.more) == (64, True)
    assert keys(found)[1] == "a" * 19 + "b"


def test_a_knot_of_decisions_with_one_way_out_does_not_hang() -> None:
    orders = range(1, 13)
    knot: list[Step] = [
        asking(order, {f"k{other}": other for other in orders}) for order in orders if order > 1
    ]
    library = a_library(a_graph(1, ask(1, out=99, knot=2), *knot, cr(99, 1)))
    found = within(50_000, library)
    assert (keys(found), found.more) == (["out"], False)


def test_a_draft_that_calls_itself_from_every_answer_does_not_hang() -> None:
    answers: dict[str, int | None] = {f"k{order}": order for order in range(10, 19)}
    steps = [call(order, 1, then=1) for order in range(10, 19)]
    found = within(1_000_000, a_library(a_graph(1, asking(1, answers), *steps)))
    assert found == Ways((), more=True)
