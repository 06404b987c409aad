"""Through which channel, with whom; a new person is made in place."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from components.i18n import _
from components.markup import attributed, button, node
from components.pressing import once
from components.ticket.facts import draw_address
from components.ticket.person_fields import PersonFields
from components.ticket.problems import Problems
from components.ticket.radios import Option, Radios
from components.ticket.select import Item, Select
from services.catalog.customers import NewPerson
from services.configuration import Configuration
from services.tickets.sheet import CustomerFacts

NEW = -1
Create = Callable[[NewPerson], Awaitable[bool]]


class ContactPart:
    def __init__(
        self,
        on_channel: Callable[[int | None], Any],
        on_person: Callable[[int | None], Any],
        on_create: Create,
        problems: Problems,
    ) -> None:
        self._on_channel, self._on_person, self._on_create = on_channel, on_person, on_create
        self._drawn_for: Any = None
        self._channel: int | None = None
        self._is_required = False
        with node("div", "pair") as self.element:
            with node("div", "field"):
                label, self._channel_asked = _label("span", _("Contact channel"))
                self._channels = Radios(self._turn, "seg is-wide", aria_labelledby=label.html_id,
                                        tabindex="-1")  # fmt: skip
                problems.spot("channel", focus=self._channels.element)
            with node("div", "field"):
                label, self._person_asked = _label("label", _("Contact person"))
                self._people = Select(self._pick)
                attributed(label, for_=self._people.element.html_id)
                self._addresses = node("p", "small line addresses", hidden=True)
                problems.spot("person", focus=self._people.element)
        self._fresh = node("div", "in-place", hidden=True)

    def show(
        self,
        shaped: Configuration,
        customer: CustomerFacts | None,
        chosen: tuple[int | None, int | None],
        *,
        is_required: bool,
    ) -> None:
        """`chosen` are channel and person."""
        self._channel, self._is_required = chosen[0], is_required
        channels = [each for each in shaped.channels.values() if each.is_active]
        self._channels.show([Option(each.id, each.name) for each in channels], chosen[0])
        contacts = customer.contacts if customer else ()
        names = [
            Item(each.id, ", ".join(filter(None, (each.name, each.title)))) for each in contacts
        ]
        new = [Item(NEW, _("New person…"))] if customer else []
        self._people.show([Item(None, _("Nobody in particular")), *names, *new], chosen[1])
        asked = _("required by this type") if is_required else ""
        for said in (self._channel_asked, self._person_asked):
            said.text = asked
        self._show_addresses(customer, chosen[1])
        self._shaped = shaped

    def _show_addresses(self, customer: CustomerFacts | None, person_id: int | None) -> None:
        contact = customer.contact(person_id) if customer else None
        if contact == self._drawn_for:
            return
        self._drawn_for = contact
        addresses = contact.addresses if contact else ()
        attributed(self._addresses, hidden=None if addresses else True)
        self._addresses.clear()
        with self._addresses:
            for address in addresses:
                draw_address(address)

    def _turn(self, channel: int) -> Any:
        """Pressed once more, it goes: unless the type asks for one."""
        is_taken_back = channel == self._channel and not self._is_required
        return self._on_channel(None if is_taken_back else channel)

    def _pick(self, person_id: int | None) -> Any:
        if person_id != NEW:
            self._close()
            return self._on_person(person_id)
        self._fresh.clear()
        attributed(self._fresh, hidden=None)
        with self._fresh:
            self._draw_new()
        return None

    def _draw_new(self) -> None:
        fields = PersonFields(self._shaped, _("Name"))

        async def create() -> None:
            if await self._on_create(fields.person):
                self._close()

        with node("p", "line"):
            button(_("Add this person"), once(create), "btn is-small")
            button(_("Cancel"), self._close, "btn is-quiet is-small")
        fields.name.focus()

    def _close(self) -> None:
        attributed(self._fresh, hidden=True)
        self._fresh.clear()


def _label(tag: str, text: str) -> tuple[Any, Any]:
    with node(tag, "label") as label:
        node("span", text=text)
        asked: Any = node("span", "req", "")
    return label, asked
