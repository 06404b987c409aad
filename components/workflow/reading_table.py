"""The sequence of a version, to read."""

from __future__ import annotations

from nicegui.element import Element

from components.i18n import _
from components.markup import icon, node
from components.workflow.line import links_of
from components.workflow.words import element_words, kind_class, kind_words, tags_of
from services.configuration import Configuration
from services.workflow import Graph, Step


def reading_table(known: Configuration, graph: Graph) -> dict[int, Element]:
    """The row of each order."""
    with node("div", "steps-box"), node("table", "steps", aria_label=_("Sequence")):
        with node("thead"), node("tr"):
            for words in (_("Order"), _("Element"), _("Next order")):
                node("th", text=words, scope="col")
        return {step.order: _row(known, step) for step in graph.steps}


def _row(known: Configuration, step: Step) -> Element:
    with node("tbody"), node("tr") as row:
        node("td", text=str(step.order))
        with node("td"), node("span", "el"):
            node("span", kind_class(step.kind), role="img", aria_label=kind_words()[step.kind])
            node("span", "name", element_words(known, step))
            for symbol, text in tags_of(known, step):
                with node("span", "tag"):
                    icon(symbol)
                    node("span", text=text)
        with node("td", "to"):
            links_of(step, ())
    return row
