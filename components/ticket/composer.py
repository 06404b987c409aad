"""The one composer: what is known is filled in, nothing is written before it is sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from nicegui import events

from components import sent
from components.i18n import _
from components.markup import attributed, button, heard, kbd, node
from components.refusals import storage_shown
from components.ticket.desk import Desk
from components.ticket.entering import Entering
from components.ticket.files.part import still_on_their_way
from components.ticket.filling import prefill
from components.ticket.form import Form
from components.ticket.kept_draft import KeptDraft
from components.ticket.parts import Parts
from components.ticket.problems import Problems
from components.ticket.sending import SENT, Sending
from services.refusals import Refused, TicketHasChanged
from services.tickets import follow_up
from services.tickets.wishes import Done

Recorded = Callable[[Done], Awaitable[None]]


class Composer:
    """Built for one ticket; `show` patches it when the ticket changes under it."""

    def __init__(
        self, desk: Desk, form: Form, *, on_recorded: Recorded, on_cancel: Callable[[], Any],
        on_lost: Callable[[], Awaitable[None]],
    ) -> None:  # fmt: skip
        self._on_recorded, self._on_lost = on_recorded, on_lost
        self.problems = Problems()
        self._entering = Entering(desk, form, self.problems, self._show)
        self.element = node("form", "composer", aria_label=_("New follow-up"), novalidate=True)
        heard(self.element, "submit", self._send, js_handler=SENT)
        with self.element:
            self._build(on_cancel)
        prefill(desk, form)
        form.files = tuple(each.token for each in desk.around.files)
        self._show()

    @property
    def text(self) -> str:
        return self._entering.form.text

    @property
    def draft(self) -> KeptDraft:
        return self._entering.draft

    def _build(self, on_cancel: Callable[[], Any]) -> None:
        entering = self._entering
        with node("div", "fields"):
            self.problems.spot("")
            self._news: Any = node("div", "note is-today", hidden=True, role="status")
            self._parts = Parts(entering.desk, entering.form, entering.handlers, self.problems)
        with node("footer"):
            self._parts.draw_outcome_line()
            button(_("Cancel"), on_cancel)
            with node("button", "btn is-primary", type="submit", data_act="record") as record:
                node("span", text=_("Record follow-up"))
                kbd("Ctrl ↵")
        self._sending = Sending(record, self.problems)

    def show(self, desk: Desk) -> None:
        """Patch everything to the ticket as it is now; what was written stays."""
        self._entering.turn_to(desk)
        self._show()

    def _show(self) -> None:
        entering = self._entering
        self._parts.show(entering.desk, entering.form, entering.plan(), entering.customer)

    async def _send(self, event: events.GenericEventArguments) -> None:
        self._entering.form.text = sent.text(event)
        await self._sending.once(self._record)

    async def _record(self) -> None:
        entering, desk = self._entering, self._entering.desk
        if self._parts.files.are_on_their_way:
            self.problems.say("files", still_on_their_way())
            return
        wish, number = entering.form.recorded_as(entering.plan()), desk.ticket.number
        try:
            done = await follow_up(
                number, wish, version=desk.ticket.version, by=desk.viewer, key=entering.form.key
            )
        except Refused as refused:
            await entering.keep()
            self.problems.show(refused.refusals)
            if any(isinstance(each, TicketHasChanged) for each in refused.refusals):
                await self._on_lost()
            return
        with storage_shown():
            await entering.draft.end()
        await self._on_recorded(done)

    def tell(self, text: str) -> None:
        """Somebody changed the ticket meanwhile."""
        self._news.clear()
        attributed(self._news, hidden=None)
        with self._news:
            node("p", text=text)
