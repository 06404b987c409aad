"""The fields of a new ticket, patched as they are filled in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from nicegui import events

from components import sent
from components.customer_picker import CustomerPicker
from components.i18n import _
from components.leading import lead
from components.markup import attributed, button, heard, kbd, node
from components.new_ticket_entering import NewEntering
from components.new_ticket_form import NewForm
from components.new_ticket_rest import Rest, RestHandlers
from components.open_tickets import draw_open_tickets
from components.refusals import storage_shown
from components.ticket.files.part import still_on_their_way
from components.ticket.more_part import type_items
from components.ticket.problems import Problems
from components.ticket.sending import SENT, Sending
from components.ticket.start_part import StartHandlers
from components.ticket.type_tree import TypeTree
from services import tickets
from services.catalog.customer_search import CustomerSheet
from services.refusals import Refused
from services.tickets.wishes import Done

Opened = Callable[[Done], Awaitable[None]]
Cancelled = Callable[[], Awaitable[None]]


class NewTicketFields:
    """Draw it, then `begin`."""

    def __init__(
        self, viewer: int, form: NewForm, *, on_opened: Opened, on_cancel: Cancelled
    ) -> None:
        self._on_opened = on_opened
        self._drawn_for: CustomerSheet | None = None
        self.problems = Problems()
        self._entering = NewEntering(viewer, form, self.problems, self._show)
        self.element = node("form", "composer", aria_label=_("New ticket"), novalidate=True)
        heard(self.element, "submit", self._send, js_handler=SENT)
        with self.element:
            with node("div", "fields"):
                self._build(viewer, form)
            with node("footer"):
                self._build_footer(on_cancel)

    def _build(self, viewer: int, form: NewForm) -> None:
        entering, to = self._entering, self._entering.change_to
        self.problems.spot("")
        self._customer = CustomerPicker(viewer, self._pick_customer, chosen=form.customer_name)
        with self._customer.element:
            self.problems.spot("customer", focus=self._customer.input)
        self._open_tickets = node("div", "open-box", hidden=True)
        self._types = TypeTree(self._pick_type, self.problems)
        start = StartHandlers(
            entering.answer, to("to_center_id"), entering.turn, entering.answer_then,
            to("over_limit"),
        )  # fmt: skip
        handlers = RestHandlers(to, entering.pick_day, entering.pick_user, entering.add_person,
                                start)  # fmt: skip
        self._rest = Rest(form.subject, form.text, handlers, self.problems)

    def _build_footer(self, on_cancel: Cancelled) -> None:
        node("span", "fill")

        async def cancel() -> None:
            await on_cancel()
            await self._entering.draft.end()

        button(_("Cancel"), cancel)
        with node("button", "btn is-primary", type="submit", data_act="record") as record:
            self._record_words: Any = node("span", text=_("Open ticket"))
            kbd("Ctrl ↵")
        self._sending = Sending(record, self.problems)

    async def begin(self) -> None:
        await self._entering.load()
        files = self._entering.scene.around.files
        self._entering.form.files = tuple(each.token for each in files)
        self._rest.files.fill(files)
        self._show()
        self._go_on()

    def _go_on(self) -> None:
        """The focus goes to what is to be said next."""
        form = self._entering.form
        if not form.customer_id:
            lead(self._customer.input)
        elif not form.type_id:
            lead(self._types.input)
        else:
            self._rest.subject.focus()

    def _show(self) -> None:
        scene, form = self._entering.scene, self._entering.form
        if self._drawn_for != scene.sheet:
            self._drawn_for = scene.sheet
            self._show_open_tickets()
        items = type_items(scene.shaped, scene.today, None)
        self._types.show(items, scene.kind.id if scene.kind else None)
        self._rest.show(scene)
        self._record_words.text = _("Open and advance") if form.advances else _("Open ticket")

    def _show_open_tickets(self) -> None:
        """So that nobody opens a second one."""
        there = self._drawn_for.open_tickets if self._drawn_for else ()
        self._open_tickets.clear()
        attributed(self._open_tickets, hidden=None if there else True)
        with self._open_tickets:
            draw_open_tickets(self._entering.shaped, there)

    async def _pick_customer(self, customer_id: int, name: str) -> None:
        await self._entering.pick_customer(customer_id, name)
        self._go_on()

    async def _pick_type(self, type_id: int) -> None:
        await self._entering.pick_type(type_id)
        self._go_on()

    async def _send(self, event: events.GenericEventArguments) -> None:
        form = self._entering.form
        form.text, form.subject = sent.text(event), self._rest.subject.value
        await self._sending.once(self._open)

    async def _open(self) -> None:
        entering = self._entering
        if self._rest.files.are_on_their_way:
            self.problems.say("files", still_on_their_way())
            return
        scene, form = entering.scene, entering.form
        opening = form.opening(scene.shaped, user=scene.user, today=scene.today)
        try:
            done = await tickets.open(opening, by=entering.viewer, key=form.key)
        except Refused as refused:
            await entering.keep()
            self.problems.show(refused.refusals)
            return
        with storage_shown():
            await entering.draft.end()
        await self._on_opened(done)
