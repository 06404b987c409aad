"""The page of a workflow that nobody is shaping: its lines to read, and the way to a draft."""

from __future__ import annotations

from nicegui import ui
from nicegui.element import Element

from components.i18n import _, n_
from components.markup import button, node
from components.pressing import once
from components.refusals import refusals_shown
from components.workflow.chart import Chart, chart_of
from components.workflow.charted import charted
from components.workflow.publish_progress import MigrationBar
from components.workflow.reading_table import reading_table
from components.workflow.retiring import ask_to_retire
from components.workflow.screen import HEAD
from components.workflow.version_links import versions_link
from services import drafting
from services.configuration import Configuration
from services.drafting.standing import Standing
from services.workflow import Graph


class InForceScreen:
    def __init__(self, user_id: int, known: Configuration, standing: Standing) -> None:
        self._user_id, self._known, self._standing = user_id, known, standing
        ui.add_head_html(HEAD)

    @property
    def _graph(self) -> Graph | None:
        """Published, else the last retired."""
        version = self._known.library.current.get(self._standing.workflow_id)
        return None if version is None else self._known.library.graph(version)

    def draw_head(self, head: Element) -> None:
        with head:
            node("h1", text=self._known.workflows[self._standing.workflow_id].name)
            if users := self._standing.users(self._known):
                node("span", "small muted users", _("used by {names}", names=", ".join(users)))
            node("span", "fill")
            versions_link(self._standing.workflow_id)

    def draw(self) -> None:
        graph = self._graph
        MigrationBar(self._standing.workflow_id)
        with node("div", "banner"):
            if self._standing.published is not None:
                node("span", "state is-published", _("Published v{n}", n=self._standing.published))
            elif graph:
                node("span", "state", _("Retired v{n}", n=graph.number))
            node("span", "soft", n_("{n} open ticket", "{n} open tickets", self._standing.tickets))
            node("span", "fill")
            if self._standing.published is not None:
                button(_("Retire"), self._retire, "btn is-quiet")
            if graph:
                button(_("Edit as a draft"), once(lambda: self._shape(graph)), "btn is-primary")
        if graph:
            with node("div", "wf-editor is-reading"):
                self._draw_sequence(graph)
                self._draw_chart(graph)

    def _draw_sequence(self, graph: Graph) -> None:
        with node("section", aria_labelledby="seq"):
            with node("header"):
                node("h2", "h3 fill", _("Sequence"), id="seq")
            self._rows = reading_table(self._known, graph)

    def _draw_chart(self, graph: Graph) -> None:
        lines = [(step.order, step) for step in graph.steps]
        name = self._known.workflows[self._standing.workflow_id].name
        is_called = bool(self._standing.callers)
        with charted():
            shown = chart_of(self._known, lines, name=name, is_called=is_called)
            self._chart = Chart(shown, on_select=self._point_at)

    def _point_at(self, order: int) -> None:
        """A click in the chart shows its line."""
        for each, row in self._rows.items():
            row.classes(add="is-shown" if each == order else "", remove="is-shown")
        if order in self._rows:
            self._chart.select(order)
            self._rows[order].run_method("scrollIntoView", {"block": "nearest"})

    def _retire(self) -> None:
        workflow = self._known.workflows[self._standing.workflow_id]
        ask_to_retire(self._user_id, workflow.id, workflow.name)

    async def _shape(self, graph: Graph) -> None:
        with refusals_shown():
            await drafting.open_draft(graph.version_id, by=self._user_id)
            ui.navigate.reload()
