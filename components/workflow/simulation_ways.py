"""Every way of a draft to an end, the shortest first."""

from __future__ import annotations

from nicegui.element import Element

from components.i18n import _, n_
from components.markup import node
from components.workflow.simulation_words import length_words, way_words
from services.configuration import Configuration
from services.simulation import all_ways
from services.workflow import Graph, Library


def show_ways(place: Element, known: Configuration, graph: Graph, library: Library) -> None:
    closing = frozenset(each.id for each in known.centers.values() if each.closes_ticket)
    found = all_ways(library, graph.version_id, closing)
    place.clear()
    with place:
        count = n_("{n} way to an end, shortest first.", "{n} ways to an end, shortest first.",
                   len(found.ways))  # fmt: skip
        node("p", "small muted", count)
        if found.more:
            node("p", "small muted", _("There are more: these are the shortest found."))
        with node("ol", "small"):
            for way in found.ways:
                with node("li"):
                    node("span", text=way_words(library, way))
                    node("span", "muted", length_words(way))
