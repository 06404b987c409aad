"""The one composer: what is known is filled in, nothing is written before it is sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

from nicegui import events

from components.i18n import _, day_words
from components.markup import attributed, button, heard, kbd, node
from components.ticket.contact_part import ContactPart
from components.ticket.desk import Desk
from components.ticket.form import Form
from components.ticket.more_part import MorePart
from components.ticket.outcome import draw_outcome, outcome_key
from components.ticket.problems import SETTLES, Problems
from components.ticket.route_part import RoutePart
from components.ticket.text_part import TextPart
from components.ticket.when_part import WhenPart
from services.catalog.customer_search import customer
from services.catalog.customers import NewPerson, add_person
from services.configuration import Center
from services.refusals import Refused
from services.tickets import composing, drafts, follow_up
from services.tickets.days import prefilled
from services.tickets.plan import Plan, plan
from services.tickets.replies import Offer, offers
from services.tickets.sheet import CustomerFacts
from services.tickets.wishes import UNCHANGED, Done, Unchanged
from services.workflow import Given

Recorded = Callable[[Done], Awaitable[None]]
SENT = "(event) => { event.preventDefault(); emit(event.target.querySelector('[data-text]').value); }"
LOST = "TicketHasChanged"


class Composer:
    """Built for one ticket; `show` patches it when the ticket changes under it."""

    def __init__(
        self, desk: Desk, form: Form, *, on_recorded: Recorded, on_cancel: Callable[[], Any],
        on_lost: Callable[[], Awaitable[None]],
    ) -> None:  # fmt: skip
        self.desk, self.form = desk, form
        self._on_recorded, self._on_lost = on_recorded, on_lost
        self._customer: CustomerFacts = desk.sheet.customer
        self._said: tuple[Any, ...] = ()
        self._sending = False
        self.problems = Problems()
        self.element = node("form", "composer", aria_label=_("New follow-up"), novalidate=True)
        heard(self.element, "submit", self._send, js_handler=SENT)
        with self.element:
            with node("div", "fields"):
                self._build()
            with node("footer"):
                self._build_footer(on_cancel)
        self.prefill()
        self.show(desk)

    def _build(self) -> None:
        self.problems.spot("")
        self._news: Any = node("div", "note is-today", hidden=True, role="status")
        self._text = TextPart(_("Follow-up"), self.form.text, self._type, self.problems)
        self._contact = ContactPart(
            lambda channel: self._change("channel_id", channel),
            lambda person: self._change("person_id", person),
            self._add_person,
            self.problems,
        )
        self._when = WhenPart(
            lambda day: self._change("next_contact_on", day),
            lambda user: self._change("contact_user_id", user),
            self.problems,
        )
        self._more = MorePart(self.desk, self.form, self._change_more, self.problems)
        self._route = RoutePart(
            self._turn,
            self._answer,
            lambda center: self._change("to_center_id", center),
            lambda over: self._change("over_limit", over),
            self.problems,
        )

    def _build_footer(self, on_cancel: Callable[[], Any]) -> None:
        self._outcome = node("p", "small soft fill", aria_live="polite")
        button(_("Cancel"), on_cancel)
        self._record = node("button", "btn is-primary", type="submit", data_act="record")
        with self._record:
            node("span", text=_("Record follow-up"))
            kbd("Ctrl ↵")

    def prefill(self) -> None:
        """What the form doesn't say yet and the ticket lets expect."""
        desk, form = self.desk, self.form
        ways = composing.directions(desk.shaped, desk.ticket, by=desk.viewer)
        if form.direction == "advance" and ways.advance:
            form.direction = "stay"
        if form.person_id is None and form.channel_id is None and desk.kind.require_contact:
            contact = desk.sheet.whom_to_call
            form.person_id = contact.id if contact else None
        if form.next_contact_on is UNCHANGED and not composing.lock(desk.shaped, desk.ticket, by=desk.viewer):
            present = desk.ticket.next_contact_on
            wanted = prefilled(desk.shaped, desk.kind, desk.today, present)
            form.next_contact_on = UNCHANGED if wanted == present else wanted

    def plan(self) -> Plan:
        desk = self.desk
        return plan(desk.shaped, desk.ticket, self.form.wish(), by=desk.viewer, today=desk.today,
                    counts=desk.around.counts)  # fmt: skip

    def show(self, desk: Desk) -> None:
        """Patch everything to the ticket as it is now; what was written stays."""
        if desk.ticket.version != self.desk.ticket.version:
            self._customer = desk.sheet.customer
        self.desk = desk
        self._show()

    def _show(self) -> None:
        desk, form, now = self.desk, self.form, self.plan()
        here = desk.shaped.centers[desk.ticket.center_id]
        others = composing.other_centers(desk.shaped, desk.ticket, by=desk.viewer)
        self._text.show(self._offers(now), here.code)
        self._contact.show(desk.shaped, self._customer, (form.channel_id, form.person_id),
                           is_required=now.kind.require_contact)  # fmt: skip
        self._more.show(desk, form)
        self._route.show(now, here, others, form.to_center_id)
        self._show_when(now)
        self._show_outcome(now, here)

    def _show_when(self, now: Plan) -> None:
        desk = self.desk
        present = desk.ticket.next_contact_on
        is_locked = now.lock is not None and present is not None
        self._when.show_days(now.strip, self._due(), now.kind.max_contact_days,
                             is_locked=is_locked, closes=now.closes)  # fmt: skip
        people = composing.candidates(desk.shaped, by=desk.viewer, present=desk.ticket.contact_user_id)
        none_said = _("Nobody")
        if now.wants_contact_user:
            none_said = _("Choose who, {center} asks for one", center=now.target.code if now.target else "")
        self._when.show_users(desk.shaped, people, dict(desk.around.loads), self._holder(now),
                              none_said=none_said)  # fmt: skip
        self._when.show_lock(desk.shaped, now.lock)

    def _show_outcome(self, now: Plan, here: Center) -> None:
        holder = self.desk.first_name(self._holder(now))
        due = self._due()
        key = outcome_key(now, here, due, holder)
        if key != self._said:
            self._said = key
            self._outcome.clear()
            with self._outcome:
                draw_outcome(now, here, due, holder)

    def _due(self) -> date | None:
        wanted = self.form.next_contact_on
        return self.desk.ticket.next_contact_on if isinstance(wanted, Unchanged) else wanted

    def _holder(self, now: Plan) -> int | None:
        """F6: arriving where one is required the field starts empty, unless the lock leaves one."""
        wanted = self.form.contact_user_id
        if not isinstance(wanted, Unchanged):
            return wanted
        starts_empty = now.wants_contact_user and now.lock is None
        return None if starts_empty else self.desk.ticket.contact_user_id

    def _offers(self, now: Plan) -> tuple[Offer, ...]:
        desk = self.desk
        contact = self._customer.contact(self.form.person_id)
        due = self._due()
        values = {
            "customer": self._customer.name,
            "contact_person": contact.name if contact else "",
            "ticket": f"#{desk.ticket.number}",
            "product": desk.sheet.product,
            "user": desk.name(desk.viewer),
            "next_contact": day_words(due, desk.today) if due else "",
        }
        return offers(desk.shaped, now.kind.id, desk.ticket.center_id, values)

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
            found = await customer(value, by=self.desk.viewer)
            self._customer = found.customer if found else self._customer
            self.form.person_id = None
        present = getattr(self.desk.ticket, field)
        await self._change(field, UNCHANGED if value == present else value)

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
        found = await customer(self._customer.id, by=self.desk.viewer)
        self._customer = found.customer if found else self._customer
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
        finally:
            self._sending = False
            if not self._record.is_deleted:
                attributed(self._record, aria_disabled=None)

    async def _record_it(self) -> None:
        ticket, viewer = self.desk.ticket, self.desk.viewer
        self.problems.clear()
        try:
            done = await follow_up(ticket.number, self.form.recorded_as(self.plan()),
                                   version=ticket.version, by=viewer, key=self.form.key)  # fmt: skip
        except Refused as refused:
            await self.keep()
            self.problems.show(refused.refusals)
            if any(type(each).__name__ == LOST for each in refused.refusals):
                await self._on_lost()
            return
        await drafts.drop(viewer, drafts.about(ticket.number))
        await self._on_recorded(done)

    def tell(self, text: str) -> None:
        """Somebody changed the ticket meanwhile."""
        self._news.clear()
        attributed(self._news, hidden=None)
        with self._news:
            node("p", text=text)
