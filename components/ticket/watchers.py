"""Who is told of a ticket: oneself by a button, others whom somebody with the right lists.

Built once and patched: whoever stands on the button keeps the focus when others act.
"""

from __future__ import annotations

from typing import Any

from components.i18n import _
from components.markup import attributed, button, heard, icon, node
from components.pressing import turned
from components.refusals import refusals_shown
from components.ticket.desk import Desk
from components.ticket.people import avatar
from services import tickets
from services.tickets.sheet import Watch
from services.tickets.watching import EVENTS, LIST_RIGHT

CHOSEN = "(e) => emit(e.target.value)"


class Watchers:
    def __init__(self) -> None:
        self._desk: Desk
        self._offered: dict[int, str] = {}
        self._who = 0
        with node("section", "watchers", aria_label=_("Watching")):
            with node("div", "line"):
                self._toggle = button("", None, "btn is-small", data_watch="")
                turned(self._toggle, "aria-pressed", self._toggled)
                self._events = node("select", "input is-small", aria_label=_("Told of"))
            with self._events:
                for events, words in zip(EVENTS, (_("Every follow-up"), _("Only closing")),
                                         strict=True):  # fmt: skip
                    node("option", text=words, value=events)
            heard(self._events, "change", self._chosen, js_handler=CHOSEN)
            self._others = node("ul", "watching")
            self._build_list()

    def _build_list(self) -> None:
        with node("details", "list-someone") as self._add:
            node("summary", "link", _("List someone"))
            node("p", "help", _("They see the ticket, too, and are told of it."))
            with node("div", "line"):
                self._people = node("select", "input", aria_label=_("Who"))
                heard(self._people, "change", self._picked, js_handler=CHOSEN)
                button(_("List"), self._list, "btn is-small")

    def show(self, desk: Desk) -> None:
        self._desk = desk
        mine = next((each for each in desk.sheet.watches if each.user_id == desk.viewer), None)
        events = mine.events if mine else "none"
        self._show_mine(events)
        others = [each for each in desk.sheet.watches if each is not mine]
        self._others.clear()
        with self._others:
            for each in others:
                self._draw(each)
        self._others.set_visibility(bool(others))
        self._add.set_visibility(desk.may(LIST_RIGHT))
        self._offer(desk)

    def _offer(self, desk: Desk) -> None:
        """Who isn't listed yet; drawn anew only where that is somebody else."""
        here = {desk.viewer, *(each.user_id for each in desk.sheet.watches if each.is_listed)}
        people = desk.shaped.users.values()
        offered = {each.id: each.name for each in people if each.is_active and each.id not in here}
        if offered == self._offered:
            return
        self._offered, self._who = offered, 0
        self._people.clear()
        with self._people:
            for key, name in {0: _("Who?"), **offered}.items():
                node("option", text=name, value=str(key))
        attributed(self._people, value="0").update()

    def _show_mine(self, events: str) -> None:
        watches = events != "none"
        attributed(self._toggle, aria_pressed="true" if watches else "false")
        self._toggle.clear()
        with self._toggle:
            icon("notifications")
            node("span", text=_("Watching") if watches else _("Watch"))
        attributed(self._events, hidden=None if watches else True,
                   value=events if watches else EVENTS[0]).update()  # fmt: skip

    def _draw(self, watch: Watch) -> None:
        name = self._desk.name(watch.user_id)
        with node("li", "line"):
            avatar(self._desk.shaped, watch.user_id)
            node("span", text=name)
            if watch.is_listed and self._desk.may(LIST_RIGHT):
                button("", lambda: self._unlist(watch.user_id), "chip-x", before="close",
                       aria_label=_("Take {name} away", name=name))  # fmt: skip

    async def _toggled(self) -> None:
        number, by = self._desk.ticket.number, self._desk.viewer
        watches = self._toggle.props.get("aria-pressed") == "true"
        with refusals_shown():
            if watches:
                await tickets.unwatch(number, by=by)
            else:
                await tickets.watch(number, by=by)
            self._show_mine("none" if watches else EVENTS[0])

    async def _chosen(self, event: Any) -> None:
        with refusals_shown():
            events = str(event.args)
            await tickets.watch(self._desk.ticket.number, by=self._desk.viewer, events=events)
            self._show_mine(events)

    async def _unlist(self, user_id: int) -> None:
        with refusals_shown():
            await tickets.unlist(self._desk.ticket.number, user_id, by=self._desk.viewer)

    def _picked(self, event: Any) -> None:
        text = str(event.args)
        self._who = int(text) if text.isascii() and text.isdigit() else 0
        attributed(self._people, value=str(self._who))

    async def _list(self) -> None:
        if not self._who:
            return
        with refusals_shown():
            await tickets.enlist(self._desk.ticket.number, self._who, by=self._desk.viewer)
