"""The fields of a reopening: why, with whom, by when, and where to if that isn't known."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from components.i18n import _
from components.markup import attributed, icon, node
from components.ticket.contact_part import ContactPart
from components.ticket.desk import Desk
from components.ticket.files import FilesPart
from components.ticket.mail_box import MailBox
from components.ticket.over_box import OverBox
from components.ticket.problems import Problems
from components.ticket.questions import Questions
from components.ticket.reopen_state import ReopenState
from components.ticket.select import Item, Select
from components.ticket.text_part import TextPart
from components.ticket.when_part import WhenPart
from components.ticket.words import center_words
from services.attachments import about
from services.catalog.customers import NewPerson
from services.tickets import composing, drafts
from services.tickets.course import Course
from services.tickets.days import strip
from services.tickets.way_back import is_restable
from services.tickets.wishes import Unchanged
from services.workflow import Given


@dataclass(frozen=True, slots=True)
class ReopenHandlers:
    type: Callable[[str], Any]
    to: Callable[[str], Callable[[Any], Any]]
    answer: Callable[[int, Given], Any]
    add_person: Callable[[NewPerson], Awaitable[bool]]


class ReopenFields:
    """Built in the present slot."""

    def __init__(self, desk: Desk, text: str, on: ReopenHandlers, problems: Problems) -> None:
        with node("div", "note"):
            icon("history")
            node("p", text=_("This ticket is closed. Say why it opens again, and by when."))
        TextPart(_("Reason"), text, on.type, problems, kept=drafts.about(desk.ticket.number))
        to = on.to
        self._contact = ContactPart(to("channel_id"), to("person_id"), on.add_person, problems)
        self._mail = MailBox(to("mails_person"), problems)
        self._when = WhenPart(to("due"), to("holder"), problems)
        self.files = FilesPart(about(desk.ticket.number), to("files"), problems)
        self.files.fill(desk.around.files)
        with node("div", "wizard") as self._wizard:
            self._questions = Questions(on.answer)
            with node("div", "out"):
                self._centers = Select(to("to_center_id"), aria_label=_("CR"))
        problems.spot("answers", focus=self._questions.element)
        problems.spot("direction", focus=self._centers.element)
        self._over = OverBox(to("over_limit"))

    def show(self, desk: Desk, state: ReopenState) -> None:
        asked, spoken = desk.kind.require_contact, (state.channel_id, state.person_id)
        self._contact.show(desk.shaped, desk.sheet.customer, spoken, is_required=asked)
        contact = desk.sheet.customer.contact(state.person_id)
        self._mail.show(contact, is_offered=desk.mails_customers, is_ticked=state.mails_person)
        self.files.show(desk.kind)
        self._show_when(desk, state)
        self._show_where(desk, state)
        self._over.show(state.full, may_exceed=desk.may("ticket.exceed_wip"))

    def _show_when(self, desk: Desk, state: ReopenState) -> None:
        shaped, kind, present = desk.shaped, desk.kind, desk.ticket.contact_user_id
        days = strip(shaped, kind, desk.today, None)
        self._when.show_days(days, state.due, kind.max_contact_days, is_locked=False, closes=False)
        people = composing.candidates(shaped, by=desk.viewer, present=present)
        holder = present if isinstance(state.holder, Unchanged) else state.holder
        loads = dict(desk.around.loads)
        self._when.show_users(shaped, people, loads, holder, none_said=_("Nobody"))
        self._when.show_lock(shaped, composing.lock(shaped, desk.ticket, by=desk.viewer))

    def _show_where(self, desk: Desk, state: ReopenState) -> None:
        attributed(self._wizard, hidden=None if state.asks or state.chooses else True)
        self._questions.show(state.course(desk) if state.asks else Course())
        centers = desk.shaped.centers.values()
        usable = [each for each in centers if is_restable(desk.shaped, each.id)]
        named = [Item(each.id, center_words(each)) for each in usable]
        self._centers.show([Item(None, _("Choose a CR")), *named], state.to_center_id)
        attributed(self._centers.element, hidden=None if state.chooses else True)
