"""The people who work here, their roles, positions and teams."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from nicegui.element import Element

from components.access.example_data import example_data
from components.access.forms import topic
from components.access.people_list import people_list
from components.access.roles_list import roles_list
from components.access.structure_lists import positions_list, teams_list
from components.i18n import _
from components.markup import node
from services import configuration as configured
from services.configuration import Configuration

Drawn = Callable[[Configuration, "House"], Awaitable[None]]


class House:
    """Four lists that are drawn anew after each change."""

    def __init__(self, user_id: int, public_url: str) -> None:
        self.user_id, self.public_url = user_id, public_url
        self._lists: list[tuple[Element, Drawn]] = []

    async def draw(self) -> None:
        with node("div", "access-page"):
            self._lists.append((node("div"), example_data))
            self._topic(_("People"), _("Who signs in, and as what."), people_list)
            self._topic(_("Roles"), _("What somebody may do, and sees."), roles_list)
            self._topic(
                _("Positions"),
                _("Who stands above whom: whoever does may change a locked contact."),
                positions_list,
            )
            self._topic(_("Teams"), _("Whose tickets a team's people see."), teams_list)
        await self.show()

    def _topic(self, heading: str, sentence: str, drawn: Drawn) -> None:
        with topic(heading, sentence) as body:
            self._lists.append((body, drawn))

    async def show(self) -> None:
        configured.forget()
        known = await configured.configuration()
        for body, drawn in self._lists:
            body.clear()
            with body:
                await drawn(known, self)

    def address_of(self, purpose: str, token: str) -> str:
        return f"{self.public_url.rstrip('/')}/{purpose}/{token}"
