"""The text to the contact person by mail, said expressly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from nicegui import events

from components.i18n import _
from components.markup import attributed, heard, node
from components.ticket.problems import Problems
from services.tickets.sheet import Contact

CHECKED = "(event) => emit(event.target.checked)"


class MailsPerson(Protocol):
    """A form that may go by mail to the contact person it names."""

    person_id: int | None
    mails_person: bool


def enter(form: MailsPerson, field: str, value: Any) -> None:
    """Into the form; the box was ticked for the person that was named then, and no other."""
    if field == "person_id" and value != form.person_id:
        form.mails_person = False
    setattr(form, field, value)


class MailBox:
    """Off until it is ticked, for each person anew; not there for who has no address."""

    def __init__(self, on_mail: Callable[[bool], Any], problems: Problems) -> None:
        self._on_mail = on_mail
        self._shown: tuple[Contact | None, bool] = (None, False)
        with node("div", "field"):
            self.element = node("div", "mail-box", hidden=True)
            problems.spot("mails_person", focus=self.element)

    def show(self, contact: Contact | None, *, is_offered: bool, is_ticked: bool) -> None:
        person = contact if is_offered and contact and address_of(contact) else None
        if self._shown == (person, is_ticked):
            return
        self._shown = (person, is_ticked)
        attributed(self.element, hidden=None if person else True)
        self.element.clear()
        if person:
            with self.element:
                self._draw(person, is_ticked=is_ticked)

    def _draw(self, person: Contact, *, is_ticked: bool) -> None:
        said = _("Send this text to {name} by e-mail", name=person.name)
        with node("label", "check"):
            box = node("input", type="checkbox", checked=is_ticked or None)
            with node("span"):
                node("span", text=said + " ")
                node("span", "small muted", address_of(person))
        heard(box, "change", self._checked, js_handler=CHECKED)

    def _checked(self, event: events.GenericEventArguments) -> Any:
        """It stands as it was clicked: nothing is drawn anew."""
        self._shown = (self._shown[0], bool(event.args))
        return self._on_mail(bool(event.args))


def address_of(contact: Contact) -> str:
    """Their first e-mail address."""
    return next((each.value for each in contact.addresses if each.kind == "mail"), "")
