"""The page of a draft: its head and banner, and the four quarters of the editor."""

from __future__ import annotations

from nicegui import ui
from nicegui.element import Element

from components.forms.saved import left_for
from components.i18n import _, n_
from components.markup import attributed, button, heard, node
from components.refusals import refusals_shown
from components.workflow.chart import Chart, chart_of
from components.workflow.chart.model import Chart as Shown
from components.workflow.charted import charted
from components.workflow.editor import Editor
from components.workflow.findings_panel import FindingsPanel
from components.workflow.publish_progress import MigrationBar
from components.workflow.publish_summary import PublishSummary
from components.workflow.publishing import open_publishing
from components.workflow.replaying import ReplayPanel
from components.workflow.simulation import Simulation
from components.workflow.state import DraftState
from components.workflow.version_links import compare_link, versions_link
from services import drafting
from services.configuration import Configuration
from services.drafting import Draft
from services.drafting.standing import Standing

HEAD = (
    '<link rel="stylesheet" href="/static/workflow.css">'
    '<link rel="stylesheet" href="/static/publishing.css">'
    '<script type="module" src="/static/workflow.js"></script>'
)


class DraftScreen:
    def __init__(
        self, user_id: int, draft: Draft, known: Configuration, standing: Standing
    ) -> None:
        self._user_id, self._draft, self._standing = user_id, draft, standing
        self.editor = Editor(user_id, draft, known)
        self._known = known
        ui.add_head_html(HEAD)

    def draw_head(self, head: Element) -> None:
        with head:
            node("h1", text=self._draft.name)
            if users := self._standing.users(self._known):
                node("span", "small muted users", _("used by {names}", names=", ".join(users)))
            node("span", "fill")
            self.editor.draw_state()
            versions_link(self._draft.workflow_id)

    def draw(self) -> None:
        self._banner()
        with node("div", "wf-editor"):
            with node("section", "sequence", aria_labelledby="seq"):
                self.editor.draw_sequence()
            with charted():
                self._draw_chart()
            with node("section", "found", aria_labelledby="lint"):
                self._findings = FindingsPanel(self.editor.select)
            with node("section", "tried", aria_labelledby="try"):
                self._draw_trial()
        self.editor.follow(self._shown)
        self.editor.choosing(self._chart.select)

    def _banner(self) -> None:
        with node("div", "banner"):
            node("span", "state", _("Draft v{n}", n=self._draft.number))
            if self._standing.published is not None:
                node("span", "state is-published", _("Published v{n}", n=self._standing.published))
                tickets = self._standing.tickets
                node("span", "soft", n_("{n} open ticket", "{n} open tickets", tickets))
            self._summary = PublishSummary(self._user_id, self._draft.version_id)
            node("span", "fill")
            self._stops = node("button", "small finding", "", id="why", type="button")
            heard(self._stops, "click", lambda: self._findings.jump(), args=[])
            compare_link(self._draft.workflow_id, self._standing.published)
            button(_("Discard draft"), self._discard, "btn is-quiet")
            label = _("Publish v{number}", number=self._draft.number)
            self._publish = button(label, self._published, "btn is-primary", aria_describedby="why")
        MigrationBar(self._draft.workflow_id)

    def _draw_chart(self) -> None:
        self._chart = Chart(self._charted(self.editor.state), on_select=self.editor.select)

    def _draw_trial(self) -> None:
        self._simulation = Simulation(self._user_id, on_walked=self._chart.light)
        with self._simulation.draw(self._known, self._draft.graph):
            self._replay = ReplayPanel(self._user_id, self._draft)

    def _shown(self, state: DraftState) -> None:
        self._summary.changed()
        self._findings.show(state)
        found = self._findings.by_line
        self.editor.table.mark(found, self.editor.others_by_line)
        badges = {line: "error" if is_error else "warning" for line, (is_error, _) in found.items()}
        self._chart.show(self._charted(state, badges))
        self._simulation.show(state.known, state.draft.graph, state.lines)
        self._replay.show(state.draft)
        self._stop(self._findings.errors)

    def _charted(self, state: DraftState, badges: dict[int, str] | None = None) -> Shown:
        lines = [(line.id, line.step) for line in state.lines]
        is_called = bool(self._standing.callers)
        return chart_of(
            state.known, lines, name=self._draft.name, badges=badges, is_called=is_called
        )

    def _stop(self, errors: int) -> None:
        words = n_("{n} error stops publishing", "{n} errors stop publishing", errors)
        self._stops.text = words if errors else ""  # type: ignore[attr-defined]
        self._stops.set_visibility(bool(errors))
        attributed(self._publish, aria_disabled="true" if errors else None).update()

    async def _published(self) -> None:
        if self._findings.errors:
            return
        with refusals_shown():
            await open_publishing(self._user_id, self._draft.version_id, self._begun)

    async def _begun(self, _progress: object) -> None:
        ui.navigate.reload()

    async def _discard(self) -> None:
        with refusals_shown():
            await drafting.discard(self._draft.version_id, by=self._user_id)
            left_for("/settings/workflows")
