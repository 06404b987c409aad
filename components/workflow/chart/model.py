"""What the chart of a draft shows, as plain data that a browser can draw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from components.i18n import _
from components.workflow.chart.links import Link, links_of
from components.workflow.chart.turning_back import with_backs
from services.configuration import Configuration
from services.workflow import Step, StepKind

Lines = Sequence[tuple[int, Step]]
"""Each step with the id of its line: of two with one order (W1) both are drawn."""

Chart = dict[str, Any]


def chart_of(
    configuration: Configuration,
    lines: Lines,
    *,
    name: str = "",
    badges: Mapping[int, str] | None = None,
    is_called: bool = False,
) -> Chart:
    """`{name, nodes, edges}`; an order that no line has is drawn as a ghost.

    `badges`: `error` or `warning` by line. `is_called`: another workflow calls this one, and an
    end of it is a way back there.
    """
    in_order = sorted(lines, key=lambda line: line[1].order)
    nodes = [node_id(line) for line, _step in in_order]
    links = with_backs(nodes, links_of(configuration, in_order, is_called=is_called))
    drawn = [_node(configuration, *line, badges or {}) for line in in_order]
    return {
        "name": name,
        "nodes": [*_start(in_order), *drawn, *_loose_ends(links)],
        "edges": [*_entry(in_order), *(link.drawn for link in links)],
    }


def node_id(line: int) -> str:
    return f"line-{line}"


def label_of(configuration: Configuration, step: Step) -> str:
    """The CR with its code, the question, or the workflow that is called."""
    if step.kind is StepKind.DECISION:
        return step.question
    if step.kind is StepKind.WORKFLOW:
        called = configuration.workflows.get(step.sub_workflow_id or 0)
        return called.name if called else ""
    center = configuration.centers.get(step.center_id or 0)
    return f"{center.code} {center.name}" if center else ""


def _node(
    configuration: Configuration, line: int, step: Step, badges: Mapping[int, str]
) -> dict[str, Any]:
    center = configuration.centers.get(step.center_id or 0)
    return {
        "id": node_id(line),
        "line": line,
        "kind": str(step.kind),
        "order": str(step.order),
        "label": label_of(configuration, step),
        "closes": bool(center and center.closes_ticket) and step.kind is StepKind.CENTER,
        "badge": badges.get(line, ""),
    }


def _start(lines: Lines) -> Iterator[dict[str, Any]]:
    if lines:
        yield {"id": "start", "kind": "start", "label": ""}


def _entry(lines: Lines) -> Iterator[dict[str, Any]]:
    if lines:
        yield Link("start", node_id(lines[0][0])).drawn


def _loose_ends(links: Sequence[Link]) -> Iterator[dict[str, Any]]:
    """What a link leads to that is no line, each once."""
    words = {"stuck": _("no way out"), "end": _("ends here")}
    seen: set[str] = set()
    for link in links:
        if link.loose and link.target not in seen:
            seen.add(link.target)
            label = words.get(link.loose, f"{link.order} ?")
            yield {"id": link.target, "kind": link.loose, "label": label}
