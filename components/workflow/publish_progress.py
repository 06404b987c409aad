"""The bar of a migration under way, and what became of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from nicegui import ui

from components.i18n import _
from components.markup import attributed, icon, in_this_language, node
from components.workflow import publish_words as words
from services import events, publishing
from services.publishing import MigrationProgressed, Progress

PAUSE = 0.4
NEWS = timedelta(minutes=1)


class MigrationBar:
    """Of one workflow: silent until one runs, then true until it is done.

    It polls while one is under way: another process may be running it.
    """

    def __init__(self, workflow_id: int) -> None:
        self._workflow_id, self._seen_running = workflow_id, False
        with node("section", "note migration", role="status") as self._note:
            self._icon = icon("hourglass_bottom")
            with node("div", "fill"):
                self._said = node("p", text="")
                self._bar = node("progress", aria_label=_("Tickets moved"))
        self._note.set_visibility(False)
        self._timer = ui.timer(PAUSE, in_this_language(self.look), active=True)
        forget = events.subscribe(self._heard)
        ui.context.client.on_delete(forget)

    def _heard(self, event: object) -> None:
        if isinstance(event, MigrationProgressed) and event.workflow_id == self._workflow_id:
            self._timer.activate()

    async def look(self) -> None:
        job = await publishing.latest(self._workflow_id)
        if job is None or not (self._seen_running or _is_news(job)):
            self._timer.deactivate()
        else:
            self.show(job)

    def show(self, job: Progress) -> None:
        self._seen_running = True
        self._note.set_visibility(True)
        if job.finished_at:
            self._timer.deactivate()
            self._icon.classes(remove="i-hourglass_bottom", add="i-task_alt")
        done = job.finished_at is not None
        self._bar.set_visibility(not done)
        attributed(self._bar, max=str(max(job.total, 1)), value=str(job.done)).update()
        text = words.report_words(job) if done else words.moved_words(job.done, job.total)
        self._said.text = text  # type: ignore[attr-defined]


def _is_news(job: Progress) -> bool:
    """Under way, or done a moment ago."""
    return job.finished_at is None or datetime.now(UTC) - job.finished_at < NEWS
