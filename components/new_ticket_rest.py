"""What a new ticket's type asks, once the type is known."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from components.i18n import _
from components.markup import attributed, node
from components.new_ticket_entering import SUBJECT
from components.new_ticket_scene import Scene
from components.ticket.contact_part import ContactPart
from components.ticket.files import FilesPart
from components.ticket.inputs import Line
from components.ticket.mail_box import MailBox
from components.ticket.problems import Problems
from components.ticket.select import Item, Select
from components.ticket.start_part import StartHandlers, StartPart
from components.ticket.text_part import TextPart
from components.ticket.when_part import WhenPart
from services.attachments import about
from services.catalog.customers import NewPerson
from services.configuration import Type
from services.tickets import composing
from services.tickets.days import strip


@dataclass(frozen=True, slots=True)
class RestHandlers:
    to: Callable[[str], Callable[[Any], Any]]
    day: Callable[[Any], Any]
    user: Callable[[int | None], Any]
    add_person: Callable[[NewPerson], Awaitable[bool]]
    start: StartHandlers


class Rest:
    def __init__(self, subject: str, text: str, on: RestHandlers, problems: Problems) -> None:
        with node("div", "rest", hidden=True) as self.element:
            self.subject = Line(_("Subject"), subject, on.to("subject"), maxlength="200",
                                data_kept=f"{SUBJECT}:subject")  # fmt: skip
            with self.subject.element:
                problems.spot("subject", focus=self.subject.input)
            self._text = TextPart(_("What happened"), text, on.to("text"), problems,
                                  kept=SUBJECT)  # fmt: skip
            self.files = FilesPart(about(None), on.to("files"), problems)
            self._build_product(on, problems)
            self._contact = ContactPart(
                on.to("channel_id"), on.to("person_id"), on.add_person, problems
            )
            self._mail = MailBox(on.to("mails_person"), problems)
            self._when = WhenPart(on.day, on.user, problems)
            self._start = StartPart(on.start, problems)

    def _build_product(self, on: RestHandlers, problems: Problems) -> None:
        with node("div", "field"):
            label = node("label")
            with label:
                node("span", text=_("Product"))
                self._product_asked: Any = node("span", "req", "")
            self._product = Select(on.to("product_id"))
            attributed(label, for_=self._product.element.html_id)
            problems.spot("product", focus=self._product.element)

    def show(self, scene: Scene) -> None:
        kind = scene.kind
        attributed(self.element, hidden=None if kind else True)
        if kind is None:
            return
        shaped, form = scene.shaped, scene.form
        center = shaped.centers.get(scene.begins_in or 0)
        self._text.show(scene.offers(), center.code if center else kind.name)
        self.files.show(kind)
        self._show_product(scene, kind)
        spoken = (form.channel_id, form.person_id)
        self._contact.show(shaped, scene.customer, spoken, is_required=kind.require_contact)
        self._mail.show(scene.contact, is_offered=scene.mails_customers,
                        is_ticked=form.mails_person)  # fmt: skip
        may_exceed = shaped.may(scene.viewer, "ticket.exceed_wip")
        self._start.show(shaped, form, scene.around.counts, may_exceed=may_exceed)
        self._show_when(scene, kind)

    def _show_product(self, scene: Scene, kind: Type) -> None:
        """The customer's own first."""
        around = scene.around
        self._product_asked.text = _("required by this type") if kind.require_product else ""
        names = {**around.owned, **around.products}
        items = [Item(None, _("None")), *(Item(key, name) for key, name in names.items())]
        self._product.show(items, scene.form.product_id)

    def _show_when(self, scene: Scene, kind: Type) -> None:
        shaped = scene.shaped
        days = strip(shaped, kind, scene.today, None)
        self._when.show_days(
            days, scene.due, kind.max_contact_days, is_locked=False, closes=scene.closes
        )
        people = composing.candidates(shaped, by=scene.viewer, present=None)
        said = _("Choose who, it is asked for here") if scene.wants_user else _("Nobody")
        loads = dict(scene.around.loads)
        self._when.show_users(shaped, people, loads, scene.user, none_said=said)
