"""The one composer: what is known is filled in, nothing is written before it is sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from nicegui import events

from components.i18n import _
from components.markup import attributed, button, heard, kbd, node
from components.refusals import storage_shown, unavailable
from components.ticket.desk import Desk
from components.ticket.filling import prefill
from components.ticket.form import Form
from components.ticket.parts import Handlers, Parts
from components.ticket.problems import SETTLES, Problems
from services.catalog.customer_search import customer
from services.catalog.customers import NewPerson, add_person
from services.refusals import Refused, TicketHasChanged
from services.tickets import drafts, follow_up
from services.tickets.plan import Plan, plan
from services.tickets.sheet import CustomerFacts
from services.tickets.wishes import UNCHANGED, Done
from services.transaction import StorageRefuses
from services.workflow import Given

Recorded = Callable[[Done], Awaitable[None]]
SENT = (
    "(event) => { event.preventDefault(); emit(event.target.querySelector('[data-text]').value); }"
)


class Composer:
    """Built for one ticket; `show` patches it when the ticket changes under it."""

    def __init__(
        self, desk: Desk, form: Form, *, on_recorded: Recorded, on_cancel: Callable[[], Any],
        on_lost: Callable[[], Awaitable[None]],
    ) -> None:  # fmt: skip
        self.desk, self.form = desk, form
        self._on_recorded, self._on_lost = on_recorded, on_lost
        self._customer: CustomerFacts = desk.sheet.customer
        self._sending = False
        self.problems = Problems()
        self.element = node("form", "composer", aria_label=_("New follow-up"), novalidate=True)
        heard(self.element, "submit", self._send, js_handler=SENT)
        with self.element:
            self._build(on_cancel)
        prefill(desk, form)
        self.show(desk)

    def _build(self, on_cancel: Callable[[], Any]) -> None:
        handlers = Handlers(
            self._type, self._change, self._change_more, self._turn, self._answer, self._add_person
        )
        with node("div", "fields"):
            self.problems.spot("")
            self._news: Any = node("div", "note is-today", hidden=True, role="status")
            self._parts = Parts(self.desk, self.form, handlers, self.problems)
        with node("footer"):
            self._parts.draw_outcome_line()
            button(_("Cancel"), on_cancel)
            self._record = node("button", "btn is-primary", type="submit", data_act="record")
            with self._record:
                node("span", text=_("Record follow-up"))
                kbd("Ctrl ↵")

    def plan(self) -> Plan:
        desk, wish = self.desk, self.form.wish()
        counts = desk.around.counts
        return plan(desk.shaped, desk.ticket, wish, by=desk.viewer, today=desk.today, counts=counts)

    def show(self, desk: Desk) -> None:
        """Patch everything to the ticket as it is now; what was written stays."""
        if desk.ticket.version != self.desk.ticket.version:
            self._customer = desk.sheet.customer
        self.desk = desk
        self._show()

    def _show(self) -> None:
        self._parts.show(self.desk, self.form, self.plan(), self._customer)

    async def _type(self, text: str) -> None:
        self.form.text = text
        self.problems.settle("text")
        await self.keep()

    async def _change(self, field: str, value: Any) -> None:
        setattr(self.form, field, value)
        self.problems.settle(*SETTLES[field])
        self._show()
        await self.keep()

    async def _change_more(self, field: str, value: Any) -> None:
        """A value put back to what it is counts as unchanged."""
        if field == "customer_id":
            await self._load_customer(value)
            self.form.person_id = None
        present = getattr(self.desk.ticket, field)
        await self._change(field, UNCHANGED if value == present else value)

    async def _load_customer(self, customer_id: int) -> None:
        if found := await customer(customer_id, by=self.desk.viewer):
            self._customer = found.customer

    async def _turn(self, direction: str) -> None:
        self.form.over_limit = False
        await self._change("direction", direction)

    async def _answer(self, index: int, given: Given) -> None:
        self.form.over_limit = False
        kept = self.plan().course.answers[:index]
        await self._change("answers", (*kept, given))

    async def _add_person(self, person: NewPerson) -> bool:
        try:
            added = await add_person(self._customer.id, person, by=self.desk.viewer)
        except Refused as refused:
            self.problems.show(refused.refusals)
            return False
        await self._load_customer(self._customer.id)
        await self._change("person_id", added.person_id)
        return True

    async def keep(self) -> None:
        subject = drafts.about(self.desk.ticket.number)
        await drafts.keep(self.desk.viewer, subject, self.form.as_json())

    async def _send(self, event: events.GenericEventArguments) -> None:
        self.form.text = str(event.args)
        if self._sending:
            return
        self._sending = True
        attributed(self._record, aria_disabled="true")
        try:
            await self._record_it()
        except StorageRefuses:
            self.problems.say("", unavailable())
        finally:
            self._sending = False
            if not self._record.is_deleted:
                attributed(self._record, aria_disabled=None)

    async def _record_it(self) -> None:
        ticket, viewer, wish = (
            self.desk.ticket,
            self.desk.viewer,
            self.form.recorded_as(self.plan()),
        )
        self.problems.clear()
        try:
            done = await follow_up(
                ticket.number, wish, version=ticket.version, by=viewer, key=self.form.key
            )
        except Refused as refused:
            await self.keep()
            self.problems.show(refused.refusals)
            if any(isinstance(each, TicketHasChanged) for each in refused.refusals):
                await self._on_lost()
            return
        with storage_shown():
            await drafts.drop(viewer, drafts.about(ticket.number))
        await self._on_recorded(done)

    def tell(self, text: str) -> None:
        """Somebody changed the ticket meanwhile."""
        self._news.clear()
        attributed(self._news, hidden=None)
        with self._news:
            node("p", text=text)
