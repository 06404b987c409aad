"""The people who work here: who signs in, as what, and whose tickets are with others."""

from __future__ import annotations

from nicegui.element import Element

from components.access.example_data import example_data
from components.access.people_list import erased_row, person_row
from components.access.person_form import invite_person
from components.access.sub import parts
from components.handing_over.standing import Standing
from components.i18n import _
from components.markup import button, node
from components.settings.listing import Listing, settings_page
from services import handing_over
from services.access.people import invited
from services.configuration import Configuration, configuration
from services.privacy import erased


class House:
    def __init__(self, user_id: int, public_url: str) -> None:
        self.user_id, self.public_url = user_id, public_url
        self._example: Element
        self._standing: Standing
        self._listing = Listing(user_id, self._draw, nothing="", more=self._invite)

    async def draw(self) -> None:
        with settings_page():
            parts("people")
            await self._listing.stand()
            with node("section", "short-list only-full"):
                node("h2", text=_("Handed over"))
                self._standing = Standing(self.user_id, self._listing.show)
                await self._standing.draw()
            self._example = node("div")
        await self._show_example()

    async def show(self) -> None:
        await self._standing.show()
        await self._listing.show()
        await self._show_example()

    def _invite(self) -> None:
        button(_("Invite someone"), lambda: invite_person(self), "btn is-primary",
               before="person_add", aria_haspopup="dialog")  # fmt: skip

    async def _draw(self, known: Configuration) -> int:
        people = sorted(known.users.values(), key=lambda each: (not each.is_active, each.name))
        came = await invited()
        counts = await handing_over.theirs([each.id for each in people])
        gone = await erased("user")
        for person in people:
            if person.id in gone:
                erased_row(person)
                continue
            person_row(person, known, self, has_come=came.get(person.id), count=counts[person.id])
        return len(people)

    async def _show_example(self) -> None:
        self._example.clear()
        with self._example:
            await example_data(await configuration(), self)

    def address_of(self, purpose: str, token: str) -> str:
        return f"{self.public_url.rstrip('/')}/{purpose}/{token}"
