"""The fields of a new ticket, patched as they are filled in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from nicegui import events

from components.customer_picker import CustomerPicker
from components.i18n import _
from components.markup import attributed, button, heard, kbd, node
from components.new_ticket_form import NewForm
from components.new_ticket_rest import Rest, RestHandlers
from components.new_ticket_scene import Scene
from components.open_tickets import draw_open_tickets
from components.refusals import unavailable
from components.ticket.composer import SENT
from components.ticket.more_part import type_items
from components.ticket.problems import SETTLES, Problems
from components.ticket.start_part import StartHandlers
from components.ticket.type_tree import TypeTree
from services import tickets
from services.catalog.customer_search import CustomerSheet, customer
from services.catalog.customers import NewPerson, add_person
from services.configuration import Configuration, configuration
from services.refusals import Refused
from services.tickets import drafts
from services.tickets.surroundings import Surroundings, surroundings
from services.tickets.wishes import Done
from services.transaction import StorageRefuses
from services.workflow import Given

SUBJECT = drafts.about(None)
Opened = Callable[[Done], Awaitable[None]]
Cancelled = Callable[[], Awaitable[None]]


class NewTicketFields:
    """Draw it, then `begin`."""

    def __init__(
        self, viewer: int, form: NewForm, *, on_opened: Opened, on_cancel: Cancelled
    ) -> None:
        self._viewer, self.form, self._on_opened = viewer, form, on_opened
        self._sheet: CustomerSheet | None = None
        self._sending = False
        self.problems = Problems()
        self.element = node("form", "composer", aria_label=_("New ticket"), novalidate=True)
        heard(self.element, "submit", self._send, js_handler=SENT)
        with self.element:
            with node("div", "fields"):
                self._build()
            with node("footer"):
                self._build_footer(on_cancel)

    def _build(self) -> None:
        self.problems.spot("")
        named = self.form.customer_name
        self._customer = CustomerPicker(self._viewer, self._pick_customer, chosen=named)
        with self._customer.element:
            self.problems.spot("customer", focus=self._customer.input)
        self._open_tickets = node("div", "open-box", hidden=True)
        self._types = TypeTree(self._pick_type, self.problems)
        to = self._change_to
        start = StartHandlers(
            self._answer, to("to_center_id"), self._turn, self._answer_then, to("over_limit")
        )
        handlers = RestHandlers(to, self._pick_day, self._pick_user, self._add_person, start)
        self._rest = Rest(self.form.subject, self.form.text, handlers, self.problems)

    def _build_footer(self, on_cancel: Cancelled) -> None:
        node("span", "fill")
        button(_("Cancel"), on_cancel)
        with node("button", "btn is-primary", type="submit", data_act="record"):
            self._record_words: Any = node("span", text=_("Open ticket"))
            kbd("Ctrl ↵")

    async def begin(self) -> None:
        self.shaped: Configuration = await configuration()
        await self._load_customer()
        self._show()
        self._go_on()

    def _go_on(self) -> None:
        """The focus goes to what is to be said next."""
        if not self.form.customer_id:
            self._customer.input.run_method("focus")
        elif not self.form.type_id:
            self._types.input.run_method("focus")
        else:
            self._rest.subject.focus()

    async def _load_customer(self) -> None:
        known = self.form.customer_id
        self._sheet = await customer(known, by=self._viewer) if known else None
        self._around: Surroundings = await surroundings(by=self._viewer, customer_id=known)
        self._open_tickets.clear()
        there = self._sheet.open_tickets if self._sheet else ()
        attributed(self._open_tickets, hidden=None if there else True)
        with self._open_tickets:
            draw_open_tickets(self.shaped, there)

    @property
    def scene(self) -> Scene:
        today = self.shaped.today(datetime.now(UTC))
        return Scene(self.shaped, self.form, self._viewer, today, self._around, self._sheet)

    def _show(self) -> None:
        scene = self.scene
        self._types.show(
            type_items(scene.shaped, scene.today, None), scene.kind.id if scene.kind else None
        )
        self._rest.show(scene)
        self._record_words.text = _("Open and advance") if self.form.advances else _("Open ticket")

    def _change_to(self, field: str) -> Callable[[Any], Awaitable[None]]:
        async def change(value: Any) -> None:
            await self._changed(**{field: value})

        return change

    async def _changed(self, **values: Any) -> None:
        for field, value in values.items():
            setattr(self.form, field, value)
            self.problems.settle(*SETTLES.get(field, ()))
        self._show()
        await drafts.keep(self._viewer, SUBJECT, self.form.as_json())

    async def _pick_customer(self, customer_id: int, name: str) -> None:
        self.form.customer_id, self.form.customer_name = customer_id, name
        self.problems.settle("customer")
        await self._load_customer()
        contacts = self._sheet.customer.contacts if self._sheet else ()
        await self._changed(person_id=contacts[0].id if len(contacts) == 1 else None)
        self._go_on()

    async def _pick_type(self, type_id: int) -> None:
        await self._changed(type_id=type_id, answers=(), then_answers=(), advances=False)
        self._go_on()

    async def _pick_day(self, day: Any) -> None:
        await self._changed(next_contact_on=day, sets_date=True)

    async def _pick_user(self, user: int | None) -> None:
        await self._changed(contact_user_id=user, names_user=True)

    async def _answer(self, index: int, given: Given) -> None:
        kept = self.form.course(self.shaped).answers[:index]
        await self._changed(answers=(*kept, given), then_answers=(), advances=False)

    async def _answer_then(self, index: int, given: Given) -> None:
        kept = self.form.then(self.shaped).answers[:index]
        await self._changed(then_answers=(*kept, given))

    async def _turn(self, advances: bool) -> None:
        await self._changed(advances=advances, over_limit=False)

    async def _add_person(self, person: NewPerson) -> bool:
        try:
            added = await add_person(self.form.customer_id or 0, person, by=self._viewer)
        except Refused as refused:
            self.problems.show(refused.refusals)
            return False
        await self._load_customer()
        await self._changed(person_id=added.person_id)
        return True

    async def _send(self, event: events.GenericEventArguments) -> None:
        self.form.text, self.form.subject = str(event.args), self._rest.subject.value
        if self._sending:
            return
        self._sending = True
        self.problems.clear()
        try:
            await self._open()
        except StorageRefuses:
            self.problems.say("", unavailable())
        finally:
            self._sending = False

    async def _open(self) -> None:
        scene = self.scene
        opening = self.form.opening(self.shaped, user=scene.user, today=scene.today)
        try:
            done = await tickets.open(opening, by=self._viewer, key=self.form.key)
        except Refused as refused:
            await drafts.keep(self._viewer, SUBJECT, self.form.as_json())
            self.problems.show(refused.refusals)
            return
        await self._on_opened(done)
