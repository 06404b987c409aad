"""The engine once more, slow and straight from the words of spec §3, to compare with.

Outcomes are plain tuples that begin with a word. It shares only the graphs with the engine.
"""

from collections.abc import Iterator
from typing import Any

from services.workflow.graph import Graph, Library, Step
from services.workflow.path import Given

Told = tuple[Any, ...]
Frames = tuple[tuple[int, int], ...]


class TooMany(Exception):
    pass


class Stop(Exception):
    """The walk is over; `told` says how."""

    def __init__(self, *told: Any) -> None:
        self.told = told


def the_version(library: Library, version_id: int) -> Graph:
    if version_id not in library.by_version:
        raise Stop("missing version", version_id)
    return library.by_version[version_id]


def the_step(library: Library, version_id: int, order: int) -> Step:
    for step in the_version(library, version_id).steps:
        if step.order == order:
            return step
    raise Stop("dangling", version_id, order)


def version_at_this_moment(library: Library, workflow_id: int | None) -> Graph:
    """§3.4: its version published at that moment (its last one where it has been retired)."""
    if workflow_id is None or workflow_id not in library.current:
        raise Stop("missing workflow", workflow_id)
    return the_version(library, library.current[workflow_id])


def lowest_order(graph: Graph) -> int:
    """§3.1: the step with the lowest order."""
    if not graph.steps:
        raise Stop("no steps", graph.version_id)
    return min(step.order for step in graph.steps)


class TheWalk:
    """One attempt: the answers still in hand, and what has been met so far."""

    def __init__(self, library: Library, answers: tuple[Given, ...]) -> None:
        self.library = library
        self.in_hand = list(answers)
        self.used = 0
        self.met: list[tuple[Frames, int, int]] = []

    def from_cr_step(self, path: Frames) -> None:
        """§3.2: from a CR step follow next_order."""
        if not path:
            raise Stop("not at rest", path)
        callers, (version_id, order) = path[:-1], path[-1]
        step = the_step(self.library, version_id, order)
        if step.kind != "center":
            raise Stop("not at rest", path)
        self.go_on(callers, version_id, step.next_order)

    def from_the_start(self, version_id: int) -> None:
        self.arrive((), version_id, lowest_order(the_version(self.library, version_id)))

    def go_on(self, callers: Frames, version_id: int, order: int | None) -> None:
        """§3.2: blank means the workflow ends there."""
        if order is None:
            self.workflow_ends(callers)
        else:
            self.arrive(callers, version_id, order)

    def workflow_ends(self, callers: Frames) -> None:
        """§3.4: on at the caller's next_order; an outermost workflow that ends is exhausted."""
        if not callers:
            self.finish("exhausted")
        outer, (version_id, order) = callers[:-1], callers[-1]
        caller = the_step(self.library, version_id, order)
        if caller.kind != "workflow":
            raise Stop("not at rest", callers)
        self.go_on(outer, version_id, caller.next_order)

    def arrive(self, callers: Frames, version_id: int, order: int) -> None:
        step = the_step(self.library, version_id, order)
        if step.kind == "center":
            self.finish("lands", (*callers, (version_id, order)))  # §3.3
        self.meet(callers, version_id, order)
        if step.kind == "decision":
            self.decide(callers, version_id, step)
        else:
            sub = version_at_this_moment(self.library, step.sub_workflow_id)
            inside = (*callers, (version_id, order))
            self.arrive(inside, sub.version_id, lowest_order(sub))  # §3.4

    def meet(self, callers: Frames, version_id: int, order: int) -> None:
        """§3.13: a second time with the same callers, or as a caller of its own, is an error."""
        if (callers, version_id, order) in self.met or (version_id, order) in callers:
            raise Stop("endless", (*callers, (version_id, order)))
        self.met.append((callers, version_id, order))

    def decide(self, callers: Frames, version_id: int, step: Step) -> None:
        """§3.2: a decision asks; M2: answered with one of its answers, in order."""
        if not self.in_hand:
            raise Stop("asks", (*callers, (version_id, step.order)))
        answer = self.in_hand[0]
        for possible in step.answers:
            if answer == (version_id, step.order, possible.key):
                self.in_hand.pop(0)
                self.used += 1
                self.go_on(callers, version_id, possible.target_order)
        fitting = [(version_id, step.order, possible.key) for possible in step.answers]
        raise Stop("does not fit", self.used, answer, fitting)

    def finish(self, *told: Any) -> None:
        """M2: and nothing beyond."""
        if self.in_hand:
            raise Stop("does not fit", self.used, self.in_hand[0], [])
        raise Stop(*told)


def the_walk(library: Library, origin: Frames | int, answers: tuple[Given, ...]) -> Told:
    """`origin`: a path, or the id of a version to start in."""
    attempt = TheWalk(library, answers)
    try:
        if isinstance(origin, int):
            attempt.from_the_start(origin)
        else:
            attempt.from_cr_step(origin)
    except Stop as stop:
        return stop.told
    raise AssertionError("a walk that neither ends nor fails")


def the_ways(library: Library, origin: Frames | int) -> list[tuple[tuple[Given, ...], Told]]:
    """Every list of answers by length, then in the order of the answers; 65 are enough.

    Raises TooMany rather than write down lists for minutes.
    """
    found: list[tuple[tuple[Given, ...], Told]] = []
    lists: list[tuple[Given, ...]] = [()]
    while lists and len(found) <= 64:
        longer: list[tuple[Given, ...]] = []
        for answers in lists:
            told = the_walk(library, origin, answers)
            if told[0] in ("lands", "exhausted"):
                found.append((answers, told))
            if told[0] == "asks":
                version_id, order = told[1][-1]
                possible = the_step(library, version_id, order).answers
                longer += [(*answers, Given(version_id, order, each.key)) for each in possible]
        lists = longer
        if len(lists) > 4_000:
            raise TooMany
    return found


def where_place_looks(library: Library, path: Frames) -> Iterator[tuple[Frames, int | None]]:
    """§3.8, every CR step in the order in which they are looked at, with its CR."""
    for innermost in range(len(path) - 1, -1, -1):  # and each caller, from the inside out
        callers, (version_id, order) = path[:innermost], path[innermost]
        for step in library.by_version[version_id].steps:
            if step.kind == "center" and step.order > order:  # after the present order
                yield (*callers, (version_id, step.order)), step.center_id
        yield from where_place_looks_in(library, callers, version_id, ())


def where_place_looks_in(
    library: Library, callers: Frames, version_id: int, inside: tuple[int, ...]
) -> Iterator[tuple[Frames, int | None]]:
    """All CR steps, then the sub-workflow steps in order, depth first, none inside itself."""
    if version_id in inside or version_id not in library.by_version:
        return
    steps = library.by_version[version_id].steps
    for step in steps:
        if step.kind == "center":
            yield (*callers, (version_id, step.order)), step.center_id
    for step in steps:
        sub = library.current.get(step.sub_workflow_id or 0)
        if step.kind == "workflow" and sub is not None:
            frame = (version_id, step.order)
            yield from where_place_looks_in(library, (*callers, frame), sub, (*inside, version_id))


def the_place(library: Library, origin: Frames | int, center_id: int) -> Frames | None:
    looks = (
        where_place_looks_in(library, (), origin, ())
        if isinstance(origin, int)
        else where_place_looks(library, origin)
    )
    return next((frames for frames, its_center in looks if its_center == center_id), None)
