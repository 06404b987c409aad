"""The tree of positions with the people in it: moved by drag, or by choosing what is above."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from components import sent
from components.access.choices import tree
from components.access.people_list import avatar_of
from components.access.position_forms import add_position, edit_position, move_person
from components.access.sub import parts
from components.access.unlocking import Unlocking
from components.i18n import _
from components.markup import button, heard, node
from components.refusals import refusals_shown
from components.settings.listing import Listing, settings_page
from services.access import people, positions
from services.access.details import details_of
from services.access.positions import PositionFields
from services.configuration import Configuration, Person, PositionInfo, configuration

DRAGGED, PLACE = re.compile(r"[pu][0-9]{1,9}"), re.compile(r"[0-9]{1,9}")
MOVED = "(event) => emit(event.detail)"


class PositionTree:
    def __init__(self, user_id: int) -> None:
        self.user_id = user_id
        self._unlocking: Unlocking | None = None
        self._listing = Listing(
            user_id,
            self._draw,
            nothing=_("No position yet. Who stands above may change a locked contact."),
            add=(_("Add a position"), self._add),
        )

    async def stand(self) -> None:
        with settings_page():
            parts("positions")
            with node("div", "tree-and-side"):
                with node("div"):
                    node(
                        "p",
                        "small muted",
                        _("Drag a position or a person under another, or use Move."),
                    )
                    await self._listing.stand()
                self._side = node("aside")
        heard(self._listing.list, "moved", self._moved, js_handler=MOVED)
        await self._show_side()

    async def show(self) -> None:
        await self._listing.show()

    async def _show_side(self) -> None:
        chosen = self._unlocking.person if self._unlocking else None
        known = await configuration()
        self._side.clear()
        with self._side:
            self._unlocking = Unlocking(known, chosen)

    async def _draw(self, known: Configuration) -> int:
        for position, depth in tree(known):
            self._position(position, depth)
            for person in known.users.values():
                if person.is_active and person.position_id == position.id:
                    self._person(person, depth + 1)
        nowhere = [each for each in known.users.values() if each.is_active and not each.position_id]
        with node("li", "is-group", data_drop="0"):
            node("span", "what muted", _("Without a position, or at the top"))
        for person in nowhere:
            self._person(person, 1)
        if self._unlocking:
            await self._show_side()
        return len(known.positions)

    def _position(self, position: PositionInfo, depth: int) -> None:
        key = f"p{position.id}"
        row = node("li", "is-group", draggable="true", data_drag=key, data_drop=str(position.id))
        with row.style(f"--depth: {depth}"):
            with node("span", "what"):
                node("b", text=position.name)
            label = _("Edit the position {name}", name=position.name)
            button(_("Edit"), lambda: edit_position(position.id, self), "btn is-small",
                   aria_label=label, data_key=key)  # fmt: skip

    def _person(self, person: Person, depth: int) -> None:
        key = f"u{person.id}"
        row = node("li", "is-person", draggable="true", data_drag=key)
        with row.style(f"--depth: {depth}"):
            avatar_of(person)
            asked = _("Who may change the contact of {name}", name=person.name)
            button(person.name, lambda: self._ask(person.id), "what is-plain", aria_label=asked)
            label = _("Move {name}", name=person.name)
            button(_("Move"), lambda: move_person(person.id, self), "btn is-quiet is-small",
                   aria_label=label, data_key=key)  # fmt: skip

    def _ask(self, person: int) -> None:
        if self._unlocking:
            self._unlocking.turn_to(person)

    async def _add(self) -> None:
        await add_position(self)

    async def _moved(self, event: Any) -> None:
        what, to = dropped(sent.told(event))
        with refusals_shown():
            await moved(what, to, by=self.user_id)
        await self.show()


def dropped(told: Mapping[str, Any]) -> tuple[str, int | None]:
    """`p7` or `u7`, and the position it was dropped on; 0 is none."""
    what, to = str(told.get("what")), str(told.get("to"))
    if not (DRAGGED.fullmatch(what) and PLACE.fullmatch(to)):
        raise sent.NotUnderstood
    return what, int(to) or None


async def moved(what: str, to: int | None, *, by: int) -> None:
    """Hang a position (`p7`) or a person (`u7`) under another position."""
    known, key = await configuration(), int(what[1:])
    if what[0] == "p" and key in known.positions:
        found = known.positions[key]
        before = PositionFields(name=found.name, parent=found.parent_id)
        after = PositionFields(name=found.name, parent=to)
        await positions.edit_position(key, before=before, after=after, by=by)
    elif what[0] == "u" and key in known.users:
        await place(known.users[key], to, by=by)


async def place(person: Person, position: int | None, *, by: int) -> None:
    before = details_of(person)
    await people.edit(person.id, before=before, after=replace(before, position_id=position), by=by)
