"""Taking a closed ticket up again: a reason and a date (spec §3.11)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any
from uuid import uuid4

from nicegui import events

from components.i18n import _
from components.markup import attributed, button, heard, icon, kbd, node
from components.refusals import storage_shown
from components.ticket.composer import SENT
from components.ticket.contact_part import ContactPart
from components.ticket.desk import Desk
from components.ticket.filling import last_contact
from components.ticket.problems import Problems
from components.ticket.questions import Questions
from components.ticket.select import Item, Select
from components.ticket.text_part import TextPart
from components.ticket.when_part import WhenPart
from components.ticket.words import center_words
from services.catalog.customers import NewPerson, add_person
from services.refusals import CenterIsUnusable, QuestionIsOpen, Refused
from services.tickets import Reopening, composing, drafts, reopen
from services.tickets.course import Course, beginning
from services.tickets.days import offered, strip
from services.tickets.reopening import is_restable
from services.tickets.wishes import UNCHANGED, Done
from services.workflow import Given


class ReopenForm:
    """Shown in the composer's place. It asks where to only when there is no way back."""

    def __init__(
        self, desk: Desk, *, on_recorded: Callable[[Done], Awaitable[None]],
        on_cancel: Callable[[], Any], on_lost: Callable[[], Awaitable[None]],
    ) -> None:  # fmt: skip
        self.desk, self._on_recorded, self._on_lost = desk, on_recorded, on_lost
        self._key = str(uuid4())
        self._channel, self._person = last_contact(desk)
        self._answers: tuple[Given, ...] = ()
        self._to: int | None = None
        self._asks = self._chooses = False
        self._holder: Any = UNCHANGED
        self._due: date | None = offered(desk.shaped, desk.kind, desk.today)
        self.problems = Problems()
        self.element = node("form", "composer", aria_label=_("Reopen"), novalidate=True)
        heard(self.element, "submit", self._send, js_handler=SENT)
        with self.element:
            self._build(on_cancel)
        self.show(desk)

    def _build(self, on_cancel: Callable[[], Any]) -> None:
        with node("div", "fields"):
            self._build_fields()
        with node("footer"):
            node("p", "small soft fill", _("Opens again where it last stood."))
            button(_("Cancel"), on_cancel)
            with node("button", "btn is-primary", type="submit", data_act="record"):
                node("span", text=_("Reopen"))
                kbd("Ctrl ↵")

    def _build_fields(self) -> None:
        self.problems.spot("")
        with node("div", "note"):
            icon("history")
            node("p", text=_("This ticket is closed. Say why it opens again, and by when."))
        self._text = TextPart(_("Reason"), "", lambda _text: None, self.problems)
        self._contact = ContactPart(self._pick_channel, self._pick_person, self._add, self.problems)
        self._when = WhenPart(self._pick_day, self._pick_user, self.problems)
        with node("div", "wizard") as self._wizard:
            self._questions = Questions(self._answer)
            with node("div", "out"):
                self._centers = Select(self._pick_center, aria_label=_("CR"))
        self.problems.spot("answers", "direction")

    def show(self, desk: Desk) -> None:
        self.desk = desk
        shaped, kind = desk.shaped, desk.kind
        self._contact.show(shaped, desk.sheet.customer, (self._channel, self._person),
                           is_required=kind.require_contact)  # fmt: skip
        days = strip(shaped, kind, desk.today, None)
        self._when.show_days(days, self._due, kind.max_contact_days, is_locked=False, closes=False)
        present = desk.ticket.contact_user_id
        people = composing.candidates(shaped, by=desk.viewer, present=present)
        lock = composing.lock(shaped, desk.ticket, by=desk.viewer)
        holder = present if self._holder is UNCHANGED else self._holder
        self._when.show_users(
            shaped, people, dict(desk.around.loads), holder, none_said=_("Nobody")
        )
        self._when.show_lock(shaped, lock)
        self._show_where()

    def _show_where(self) -> None:
        attributed(self._wizard, hidden=None if self._asks or self._chooses else True)
        self._questions.show(self._course() if self._asks else Course())
        usable = [
            each
            for each in self.desk.shaped.centers.values()
            if is_restable(self.desk.shaped, each.id)
        ]
        items = [
            Item(None, _("Choose a CR")),
            *(Item(each.id, center_words(each)) for each in usable),
        ]
        self._centers.show(items, self._to)
        attributed(self._centers.element, hidden=None if self._chooses else True)

    def _course(self) -> Course:
        return beginning(self.desk.shaped, self.desk.kind.workflow_id, self._answers)

    def _pick_channel(self, channel: int | None) -> None:
        self._channel = channel
        self.show(self.desk)

    def _pick_person(self, person: int | None) -> None:
        self._person = person
        self.show(self.desk)

    def _pick_day(self, day: date | None) -> None:
        self._due = day
        self.show(self.desk)

    def _pick_user(self, user: int | None) -> None:
        self._holder = user

    def _pick_center(self, center: int | None) -> None:
        self._to = center

    def _answer(self, index: int, given: Given) -> None:
        self._answers = (*self._course().answers[:index], given)
        self._show_where()

    async def _add(self, person: NewPerson) -> bool:
        try:
            added = await add_person(self.desk.ticket.customer_id, person, by=self.desk.viewer)
        except Refused as refused:
            self.problems.show(refused.refusals)
            return False
        self._person = added.person_id
        await self._on_lost()
        return True

    async def _send(self, event: events.GenericEventArguments) -> None:
        ticket = self.desk.ticket
        wish = Reopening(
            text=str(event.args), next_contact_on=self._due, contact_user_id=self._holder,
            channel_id=self._channel, person_id=self._person, answers=self._answers,
            to_center_id=self._to,
        )  # fmt: skip
        self.problems.clear()
        try:
            done = await reopen(
                ticket.number, wish, version=ticket.version, by=self.desk.viewer, key=self._key
            )
        except Refused as refused:
            self._asks |= any(isinstance(each, QuestionIsOpen) for each in refused.refusals)
            self._chooses |= any(isinstance(each, CenterIsUnusable) for each in refused.refusals)
            self._show_where()
            self.problems.show(refused.refusals)
            return
        with storage_shown():
            await drafts.drop(self.desk.viewer, drafts.about(ticket.number))
        await self._on_recorded(done)

    def tell(self, text: str) -> None:
        self.problems.say("", text)
