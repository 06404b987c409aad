"""The last 90 days on this draft: begun, watched, ended, looked into."""

from __future__ import annotations

import asyncio

from nicegui import background_tasks, ui

from components.i18n import _, locale, n_, use
from components.markup import attributed, button, node
from components.refusals import refusals_shown, storage_shown
from components.workflow import replay_words as words
from components.workflow.ticket_links import ticket_links
from services.configuration import Configuration, configuration
from services.drafting import Draft
from services.replay import Differs, Group, NotComparable, Result, replay

MOST = 50
"""Groups shown: the most frequent come first."""


class ReplayPanel:
    """`show` tells it of the draft as it is: what was found of an earlier one says so."""

    def __init__(self, user_id: int, draft: Draft) -> None:
        self._user_id, self._version_id = user_id, draft.version_id
        self._lines = self._played = draft.lines
        self._task: asyncio.Task[None] | None = None
        with node("section", "replay", aria_label=_("Replay")) as self._panel:
            with node("div", "line replay-head"):
                self._begin = button(_("Replay the last 90 days"), self.begin, "btn is-small",
                                     before="history")  # fmt: skip
                self._bar = node("progress", aria_label=_("Tickets replayed"))
                self._end = button(_("Cancel"), self.end, "btn is-quiet is-small")
            with node("p", "note is-today", role="status") as self._stale:
                node("span", text=_("The draft has changed since then. Replay again."))
            self._said = node("p", "small", "", role="status")
            self._found = node("div")
        self._run(is_running=False)
        self._stale.set_visibility(False)
        ui.context.client.on_delete(self.end)

    def show(self, draft: Draft) -> None:
        self._lines = draft.lines
        self._age()

    def _age(self) -> None:
        is_told = bool(self._said.text)  # type: ignore[attr-defined]
        self._stale.set_visibility(is_told and self._played != self._lines)

    def begin(self) -> None:
        self.end()
        self._found.clear()
        self._played = self._lines
        self._tell("")
        self._run(is_running=True)
        self._task = background_tasks.create(self._replay(locale()), name="replay")

    def end(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task = None
        self._run(is_running=False)

    async def _replay(self, spoken: str) -> None:
        use(spoken)
        with self._found, refusals_shown(), storage_shown():
            try:
                found = await replay(self._version_id, by=self._user_id, progress=self._progressed)
                self._tell_of(await configuration(), found)
            finally:
                self._run(is_running=False)

    def _progressed(self, done: int, total: int) -> None:
        attributed(self._bar, value=str(done), max=str(max(total, 1))).update()

    def _run(self, *, is_running: bool) -> None:
        self._begin.set_visibility(not is_running)
        self._bar.set_visibility(is_running)
        self._end.set_visibility(is_running)

    def _tell(self, text: str) -> None:
        self._said.text = text  # type: ignore[attr-defined]
        self._age()

    def _tell_of(self, known: Configuration, found: Result | None) -> None:
        if found is None:
            self._tell(_("No version is in force yet: there is nothing to compare with."))
            return
        self._tell(words.summary(found))
        with node("ul", "rows"):
            for group in (*found.differing, *found.not_comparable)[:MOST]:
                self._row(known, group)
        if found.differ or found.unmapped:
            self._panel.run_method("scrollIntoView", {"block": "start"})

    def _row(self, known: Configuration, group: Group) -> None:
        with node("li"), node("div", "what"):
            times = n_("{n} time", "{n} times", group.count)
            if isinstance(group.verdict, Differs):
                came, leads = words.difference(known, group.verdict)
                node("span", text=came)
                node("small", text=f"{leads} · {times}")
            elif isinstance(group.verdict, NotComparable):
                node("span", "soft", words.reason(group.verdict))
                node("small", text=times)
            ticket_links(group.tickets)
