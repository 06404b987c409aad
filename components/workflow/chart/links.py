"""What leads from each line to which, the ends that lead nowhere included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from services.configuration import Configuration
from services.workflow import Step, StepKind


@dataclass(frozen=True, slots=True)
class Link:
    """`loose`: `ghost` where `order` dangles, `stuck` where nothing follows, `end`."""

    source: str
    target: str
    label: str = ""
    is_back: bool = False
    loose: str = ""
    order: int | None = None

    @property
    def drawn(self) -> dict[str, Any]:
        return {
            "id": f"{self.source}>{self.target}",
            "source": self.source,
            "target": self.target,
            "label": self.label,
            "back": self.is_back,
            "loose": self.loose,
        }


def links_of(
    configuration: Configuration, lines: Sequence[tuple[int, Step]], *, is_called: bool
) -> list[Link]:
    """Of several answers with one target, one link with all their labels."""
    known: dict[int, int] = {}
    for line, step in lines:
        known.setdefault(step.order, line)
    found = (
        _link(known, line, label, order, "end" if is_called or label else "stuck")
        for line, step in lines
        for label, order in _ways(configuration, step)
    )
    return list(_joined(found))


def _ways(configuration: Configuration, step: Step) -> Iterator[tuple[str, int | None]]:
    if step.kind is StepKind.DECISION:
        yield from ((answer.label or "–", answer.target_order) for answer in step.answers)
    elif step.next_order is not None or not _closes(configuration, step):
        yield "", step.next_order


def _closes(configuration: Configuration, step: Step) -> bool:
    center = configuration.centers.get(step.center_id or 0)
    return step.kind is StepKind.CENTER and center is not None and center.closes_ticket


def _link(known: dict[int, int], line: int, label: str, order: int | None, nowhere: str) -> Link:
    source = f"line-{line}"
    if order is None:
        return Link(source, f"{nowhere}-{line}", label, loose=nowhere)
    if order not in known:
        return Link(source, f"ghost-{order}", label, loose="ghost", order=order)
    return Link(source, f"line-{known[order]}", label)


def _joined(links: Iterable[Link]) -> Iterator[Link]:
    by_ends: dict[tuple[str, str], Link] = {}
    for link in links:
        ends = (link.source, link.target)
        before = by_ends.get(ends)
        both = before and replace(before, label=f"{before.label}, {link.label}")
        by_ends[ends] = both or link
    return iter(by_ends.values())
