"""The replay done again for every single follow-up, nothing remembered, nothing grouped."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from models import FollowUp
from services.workflow import (
    Asks,
    BrokenFlow,
    Exhausted,
    Frame,
    Given,
    Graph,
    Library,
    Step,
    StepKind,
    start,
    walk,
)
from tests.services.publishing.reference import World, by_itself

Path = tuple[Frame, ...]
GONE = "not comparable"
NOBODY = Asks(0, 0, Step(0, StepKind.DECISION, None, None), ())


async def brute(library: Library, draft: Graph, since: datetime) -> Counter[Any]:
    """`same`, `(not comparable, where)`, or `(where it led, where it leads)` → how often."""
    found: Counter[Any] = Counter()
    before: dict[int, tuple[Path, str]] = {}
    async for entry in FollowUp.all().order_by("ticket_id", "id"):
        path = tuple(Frame(*frame) for frame in entry.path)
        went, flow = before.get(entry.ticket_id, ((), "none"))
        before[entry.ticket_id] = (path, entry.flow)
        answers = [Given(a["version"], a["order"], a["key"]) for a in entry.answers]
        is_opening = entry.kind == "opened" and bool(path or answers)
        is_advance = (
            entry.kind == "follow_up" and flow == "on" and not entry.off_flow
            and "type_id" not in entry.changes
            and (answers or path != went or entry.flow == "exhausted")
        )  # fmt: skip
        if entry.at < since or not (is_opening or is_advance):
            continue
        versions = {f.version_id for f in (*went, *path)} | {a.version_id for a in answers}
        ours = {v for v, g in library.by_version.items() if g.workflow_id == draft.workflow_id}
        if versions & ours:
            stood = () if is_opening else went
            found[compared(library, draft, stood, answers, path)] += 1
    return found


def compared(
    library: Library, draft: Graph, before: Path, answers: list[Given], after: Path
) -> Any:
    published = library.graph(library.current[draft.workflow_id])
    first = led(library, published, before, answers, after)
    if first == GONE:
        return (GONE, "published")
    second = led(library.publishing(draft), draft, before, answers, after)
    if second == GONE:
        return (GONE, "draft")
    return "same" if carried(library, draft, first) == second else (first, second)


def led(library: Library, graph: Graph, before: Path, answers: list[Given], after: Path) -> Any:
    path = carried(library, graph, before)
    if path is None:
        return GONE
    try:
        at = answered(library, path, answers, after or answers)
    except BrokenFlow:
        return GONE
    if isinstance(at, Asks):
        return GONE
    return () if isinstance(at, Exhausted) else at.path


def answered(library: Library, path: Path, answers: list[Given], entered: Any) -> Any:
    """A question that nobody answered where one of the answers doesn't belong."""
    said: list[Given] = []
    for given in answers:
        at = outcome(library, path, said, entered)
        if not isinstance(at, Asks) or not is_the_question(library, at, given):
            return NOBODY
        said.append(Given(at.version_id, at.order, given.key))
    return outcome(library, path, said, entered)


def outcome(library: Library, path: Path, said: list[Given], entered: Any) -> Any:
    if path:
        return walk(library, path, said)
    workflow = library.graph(entered[0].version_id).workflow_id
    return start(library, library.current[workflow], said)


def is_the_question(library: Library, at: Asks, given: Given) -> bool:
    old = library.graph(given.version_id)
    step = old.step(given.order)
    same_workflow = library.graph(at.version_id).workflow_id == old.workflow_id
    same_line = at.order == given.order or at.step.question == step.question
    return same_workflow and same_line and given.key in [a.key for a in at.step.answers]


def carried(library: Library, graph: Graph, path: Path) -> Path | None:
    """As publishing would: same CR or sub-workflow, at its order, later, or lowest."""
    frames = []
    for frame in path:
        if library.graph(frame.version_id).workflow_id != graph.workflow_id:
            frames.append(frame)
            continue
        order = by_itself(World(library, graph, frozenset(), frozenset()), frame)
        if order is None:
            return None
        frames.append(Frame(graph.version_id, order))
    return tuple(frames)
