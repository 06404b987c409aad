"""The parts of the composer, shown for a plan."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from components.i18n import _
from components.markup import node
from components.ticket.contact_part import ContactPart
from components.ticket.desk import Desk
from components.ticket.files import FilesPart
from components.ticket.filling import fitting_offers
from components.ticket.form import Form
from components.ticket.mail_box import MailBox
from components.ticket.more_part import MorePart
from components.ticket.outcome import draw_outcome, outcome_key
from components.ticket.problems import Problems
from components.ticket.route_part import RoutePart
from components.ticket.text_part import TextPart
from components.ticket.when_part import WhenPart
from services.attachments import about
from services.catalog.customers import NewPerson
from services.tickets import composing, drafts
from services.tickets.plan import Plan
from services.tickets.sheet import CustomerFacts
from services.tickets.wishes import Unchanged
from services.workflow import Given


@dataclass(frozen=True, slots=True)
class Handlers:
    """What the parts tell: `change(field, value)` is the plain one."""

    type: Callable[[str], Any]
    change: Callable[[str, Any], Any]
    change_more: Callable[[str, Any], Any]
    turn: Callable[[str], Any]
    answer: Callable[[int, Given], Any]
    add_person: Callable[[NewPerson], Awaitable[bool]]

    def to(self, field: str) -> Callable[[Any], Any]:
        return lambda value: self.change(field, value)


class Parts:
    """Built in the present slot; `outcome` is where the last line goes."""

    def __init__(self, desk: Desk, form: Form, on: Handlers, problems: Problems) -> None:
        self._said: tuple[Any, ...] = ()
        self._text = TextPart(_("Follow-up"), form.text, on.type, problems,
                              kept=drafts.about(desk.ticket.number))  # fmt: skip
        self._contact = ContactPart(
            on.to("channel_id"), on.to("person_id"), on.add_person, problems
        )
        self._mail = MailBox(on.to("mails_person"), problems)
        self._when = WhenPart(on.to("next_contact_on"), on.to("contact_user_id"), problems)
        self.files = FilesPart(about(desk.ticket.number), on.to("files"), problems)
        self.files.fill(desk.around.files)
        self._more = MorePart(desk, form, on.change_more, problems)
        self._route = RoutePart(
            on.turn, on.answer, on.to("to_center_id"), on.to("over_limit"), problems
        )
        self.outcome: Any = None

    def draw_outcome_line(self) -> None:
        self.outcome = node("p", "small soft fill", aria_live="polite")

    def show(self, desk: Desk, form: Form, plan: Plan, customer: CustomerFacts) -> None:
        here = desk.shaped.centers[desk.ticket.center_id]
        due, spoken = due_of(desk, form), (form.channel_id, form.person_id)
        self._text.show(fitting_offers(desk, plan, customer, form.person_id, due), here.code)
        self._contact.show(desk.shaped, customer, spoken, is_required=plan.kind.require_contact)
        contact = customer.contact(form.person_id)
        self._mail.show(contact, is_offered=desk.mails_customers, is_ticked=form.mails_person)
        self.files.show(plan.kind)
        self._more.show(desk, form)
        others = composing.other_centers(desk.shaped, desk.ticket, by=desk.viewer)
        self._route.show(plan, here, others, form.to_center_id)
        self._show_when(desk, form, plan)
        self._show_outcome(desk, form, plan)

    def _show_when(self, desk: Desk, form: Form, plan: Plan) -> None:
        present = desk.ticket
        self._when.show_days(
            plan.strip,
            due_of(desk, form),
            plan.kind.max_contact_days,
            is_locked=plan.lock is not None and present.next_contact_on is not None,
            closes=plan.closes,
        )
        self._when.show_users(
            desk.shaped,
            composing.candidates(desk.shaped, by=desk.viewer, present=present.contact_user_id),
            dict(desk.around.loads),
            holder_of(desk, form, plan),
            none_said=_none_said(plan),
        )
        self._when.show_lock(desk.shaped, plan.lock)

    def _show_outcome(self, desk: Desk, form: Form, plan: Plan) -> None:
        here = desk.shaped.centers[desk.ticket.center_id]
        due, holder = due_of(desk, form), desk.first_name(holder_of(desk, form, plan))
        key = outcome_key(plan, here, due, holder)
        if key != self._said:
            self._said = key
            self.outcome.clear()
            with self.outcome:
                draw_outcome(plan, here, due, holder)


def due_of(desk: Desk, form: Form) -> date | None:
    wanted = form.next_contact_on
    return desk.ticket.next_contact_on if isinstance(wanted, Unchanged) else wanted


def holder_of(desk: Desk, form: Form, plan: Plan) -> int | None:
    """F6: arriving where one is required the field starts empty, unless the lock leaves one."""
    wanted = form.contact_user_id
    if not isinstance(wanted, Unchanged):
        return wanted
    starts_empty = plan.wants_contact_user and plan.lock is None
    return None if starts_empty else desk.ticket.contact_user_id


def _none_said(plan: Plan) -> str:
    if not plan.wants_contact_user:
        return _("Nobody")
    code = plan.target.code if plan.target else ""
    return _("Choose who, {center} asks for one", center=code)
