"""How a publication reads in a ticket's history."""

from __future__ import annotations

from components.i18n import _
from services.configuration import Configuration
from services.tickets.sheet import Entry
from services.workflow import BrokenFlow, Graph


def happened(shaped: Configuration, entry: Entry) -> str:
    if _published(shaped, entry) is None:
        return _("{who} published the workflow; it stands in {center}")
    before, after = _orders(entry)
    if before == after:
        return _("{who} published {version} of {workflow}; it carries on in {center}")
    return _("{who} published {version} of {workflow}: from {before} to {after}, {center}")


def values(shaped: Configuration, entry: Entry) -> dict[str, str]:
    """Of the sentence; empty for any other entry."""
    if (graph := _published(shaped, entry)) is None:
        return {}
    before, after = _orders(entry)
    named = {"version": f"v{graph.number}", "workflow": graph.name}
    return {**named, "before": str(before), "after": str(after)}


def _published(shaped: Configuration, entry: Entry) -> Graph | None:
    step = entry.change("step") if entry.kind == "migrated" else None
    try:
        return shaped.library.graph(step.after[0]) if step else None
    except BrokenFlow:
        return None


def _orders(entry: Entry) -> tuple[int, int]:
    step = entry.change("step")
    assert step is not None
    return step.before[1], step.after[1]
