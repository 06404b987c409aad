"""What would mend a finding: lines by index with what they become."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from services.workflow import Graph, Step


class RepairKind(StrEnum):
    RENUMBER = "renumber"
    END_HERE = "end here"
    LINK = "link"
    RENAME = "rename"
    DROP = "drop"
    CUT = "cut"
    REMOVE = "remove"
    FOLLOW = "follow"


@dataclass(frozen=True, slots=True)
class Repair:
    """`order` and `label` are for its words. A step that becomes None is removed."""

    kind: RepairKind
    steps: tuple[tuple[int, Step | None], ...]
    order: int | None = None
    label: str = ""


def of_line(at: int | None, step: Step | None, kind: RepairKind, **words: int | str) -> Repair:
    return Repair(kind, ((at or 0, step),), **words)  # type: ignore[arg-type]


def repaired(graph: Graph, repair: Repair) -> Graph:
    becomes = dict(repair.steps)
    steps = (becomes.get(at, step) for at, step in enumerate(graph.steps))
    return replace(graph, steps=tuple(step for step in steps if step is not None))
