"""The fields of a new ticket, patched as they are filled in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from nicegui import events

from components.customer_picker import CustomerPicker
from components.i18n import _, day_words
from components.markup import attributed, button, heard, kbd, node
from components.new_ticket_form import NewForm
from components.open_tickets import draw_open_tickets
from components.ticket.composer import SENT
from components.ticket.contact_part import ContactPart
from components.ticket.inputs import Line
from components.ticket.more_part import type_items
from components.ticket.problems import SETTLES, Problems
from components.ticket.select import Item, Select
from components.ticket.start_part import StartPart
from components.ticket.text_part import TextPart
from components.ticket.type_tree import TypeTree
from components.ticket.when_part import WhenPart
from services import tickets
from services.catalog.customer_search import CustomerSheet, customer
from services.catalog.customers import NewPerson, add_person
from services.configuration import Configuration, Type, configuration
from services.refusals import Refused
from services.tickets import composing, drafts
from services.tickets.days import strip
from services.tickets.replies import offers
from services.tickets.surroundings import Surroundings, surroundings
from services.tickets.wishes import Done
from services.workflow import Given

SUBJECT = drafts.about(None)


class NewTicketFields:
    def __init__(
        self, viewer: int, form: NewForm, *, on_opened: Callable[[Done], Awaitable[None]],
        on_cancel: Callable[[], Awaitable[None]],
    ) -> None:  # fmt: skip
        self._viewer, self.form, self._on_opened = viewer, form, on_opened
        self._sheet: CustomerSheet | None = None
        self._sending = False
        self.problems = Problems()
        self.element = node("form", "composer", aria_label=_("New ticket"), novalidate=True)
        heard(self.element, "submit", self._send, js_handler=SENT)
        with self.element:
            with node("div", "fields"):
                self._build_first()
                self._rest = node("div", "rest", hidden=True)
                with self._rest:
                    self._build_rest()
            with node("footer"):
                node("span", "fill")
                button(_("Cancel"), on_cancel)
                self._record = node("button", "btn is-primary", type="submit", data_act="record")
                with self._record:
                    self._record_words: Any = node("span", text=_("Open ticket"))
                    kbd("Ctrl ↵")

    def _build_first(self) -> None:
        self.problems.spot("")
        self._customer = CustomerPicker(self._viewer, self._pick_customer, chosen=self.form.customer_name)
        with self._customer.element:
            self.problems.spot("customer", focus=self._customer.input)
        self._open_tickets = node("div", "open-box", hidden=True)
        self._types = TypeTree(self._pick_type, self.problems)

    def _build_rest(self) -> None:
        self._subject = Line(_("Subject"), self.form.subject, self._change_to("subject"), maxlength="200")
        with self._subject.element:
            self.problems.spot("subject", focus=self._subject.input)
        self._text = TextPart(_("What happened"), self.form.text, self._change_to("text"), self.problems)
        with node("div", "field"):
            label = node("label")
            with label:
                node("span", text=_("Product"))
                self._product_asked: Any = node("span", "req", "")
            self._product = Select(self._change_to("product_id"))
            attributed(label, for_=self._product.element.html_id)
            self.problems.spot("product", focus=self._product.element)
        self._contact = ContactPart(self._change_to("channel_id"), self._change_to("person_id"),
                                    self._add_person, self.problems)  # fmt: skip
        self._when = WhenPart(self._pick_day, self._pick_user, self.problems)
        self._start = StartPart(self._answer, self._change_to("to_center_id"), self._turn,
                                self._answer_then, self._change_to("over_limit"), self.problems)  # fmt: skip

    async def begin(self) -> None:
        self.shaped: Configuration = await configuration()
        await self._load_customer()
        self._show()
        (self._types if self.form.customer_id else self._customer).input.run_method("focus")

    async def _load_customer(self) -> None:
        known = self.form.customer_id
        self._sheet = await customer(known, by=self._viewer) if known else None
        self.around: Surroundings = await surroundings(by=self._viewer, customer_id=known)
        self._open_tickets.clear()
        tickets_there = self._sheet.open_tickets if self._sheet else ()
        attributed(self._open_tickets, hidden=None if tickets_there else True)
        with self._open_tickets:
            draw_open_tickets(self.shaped, tickets_there)

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
        only = contacts[0].id if len(contacts) == 1 else None
        await self._changed(person_id=only)

    async def _pick_type(self, type_id: int) -> None:
        await self._changed(type_id=type_id, answers=(), then_answers=(), advances=False)
        self._subject.focus()

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

    async def _turn(self, advances: bool) -> None:  # noqa: FBT001
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

    def _show(self) -> None:
        shaped, form = self.shaped, self.form
        kind = form.kind(shaped)
        self._types.show(type_items(shaped, self._today(), None), form.type_id if kind else None)
        attributed(self._rest, hidden=None if kind else True)
        if kind:
            self._show_rest(kind)

    def _show_rest(self, kind: Type) -> None:
        shaped, form, around = self.shaped, self.form, self.around
        course = form.course(shaped)
        begins = course.center_id or form.to_center_id
        center = shaped.centers.get(begins or 0)
        self._text.show(offers(shaped, kind.id, begins, self._values()), center.code if center else kind.name)
        self._product_asked.text = _("required by this type") if kind.require_product else ""
        rest = {key: name for key, name in around.products.items() if key not in around.owned}
        products = [Item(None, _("None")), *(Item(key, name) for key, name in {**around.owned, **rest}.items())]
        self._product.show(products, form.product_id)
        facts = self._sheet.customer if self._sheet else None
        self._contact.show(shaped, facts, (form.channel_id, form.person_id), is_required=kind.require_contact)
        self._start.show(shaped, form, around.counts, may_exceed=shaped.may(self._viewer, "ticket.exceed_wip"))
        self._show_when(kind)
        self._record_words.text = _("Open and advance") if form.advances else _("Open ticket")

    def _show_when(self, kind: Type) -> None:
        shaped, form, today = self.shaped, self.form, self._today()
        self._when.show_days(strip(shaped, kind, today, None), form.due(shaped, today), kind.max_contact_days,
                             is_locked=False, closes=self._closes())  # fmt: skip
        people = composing.candidates(shaped, by=self._viewer, present=None)
        said = _("Choose who, it is asked for here") if self._wants_user() else _("Nobody")
        self._when.show_users(shaped, people, dict(self.around.loads), self._user(), none_said=said)

    def _closes(self) -> bool:
        center = self.shaped.centers.get(self.form.then(self.shaped).center_id or 0)
        return center is not None and center.closes_ticket

    def _wants_user(self) -> bool:
        """F6: where it stands in the end."""
        then = self.form.then(self.shaped)
        course = then if then.step else self.form.course(self.shaped)
        return composing.wants_contact_user(self.shaped, None, course)

    def _user(self) -> int | None:
        """The opener, unless it has to be said expressly."""
        if self.form.names_user:
            return self.form.contact_user_id
        may = self.shaped.may(self._viewer, "ticket.follow_up")
        return None if self._wants_user() or not may else self._viewer

    def _values(self) -> dict[str, str]:
        facts = self._sheet.customer if self._sheet else None
        contact = facts.contact(self.form.person_id) if facts else None
        due = self.form.due(self.shaped, self._today())
        return {
            "customer": facts.name if facts else "",
            "contact_person": contact.name if contact else "",
            "product": self.around.products.get(self.form.product_id or 0, ""),
            "user": self.shaped.users[self._viewer].name,
            "next_contact": day_words(due, self._today()) if due else "",
        }

    def _today(self) -> Any:
        return self.shaped.today(datetime.now(UTC))

    async def _send(self, event: events.GenericEventArguments) -> None:
        self.form.text, self.form.subject = str(event.args), self._subject.value
        if self._sending:
            return
        self._sending = True
        self.problems.clear()
        try:
            opening = self.form.opening(self.shaped, user=self._user(), today=self._today())
            done = await tickets.open(opening, by=self._viewer, key=self.form.key)
        except Refused as refused:
            await drafts.keep(self._viewer, SUBJECT, self.form.as_json())
            self.problems.show(refused.refusals)
        else:
            await self._on_opened(done)
        finally:
            self._sending = False
