"""My notices, newest first: live, read one by one or all at once."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime

from nicegui import ui
from nicegui.element import Element

from components.at_hand import AtHand
from components.hearing import Hearing
from components.i18n import _, locale, use
from components.keys_footer import keys_footer
from components.markup import attributed, button, node
from components.notices.entry import draw_notice, mark_present, notice_entry
from components.notices.no_server import say_that_no_mail_leaves
from components.refusals import storage_shown
from components.ticket_assets import include
from components.ticket_panel import TicketPanel
from services import notices
from services.configuration import configuration, known
from services.notices import Notice
from services.notices.listing import PAGE
from services.promises import MY_DAY, place_of
from services.tickets.wishes import Done

BEAT = 30.0
PAUSE = 0.2


class Notices:
    """Entries are kept by id and patched, so that neither place nor focus is lost."""

    def __init__(self, viewer: int) -> None:
        include()
        self._viewer, self._locale, self._most = viewer, locale(), PAGE
        self._shown: dict[int, tuple[Notice, date, Element]] = {}
        self._turn = asyncio.Lock()
        self._present = 0
        """Where the keys began: those that come later leave whoever reads where they are."""
        self._draw_head()
        with node("div", "day-view is-alone"), node("section", "list notices-list", data_entries="",
                                                    aria_label=_("My notices")):  # fmt: skip
            self._said = node("div")
            self._nothing = node("p", "nothing", _("No notices."), hidden=True)
            self._list = node("div")
            self._more = button(_("Show earlier"), self._further, "btn is-quiet is-small")
            node("a", "link narrow-only", _("What I get"), href=notices.STOPS_AT)
        _draw_keys()
        self._panel = TicketPanel(viewer, on_recorded=self._recorded)
        about = f"notices:{viewer}"
        self._hearing = Hearing(viewer, about=about, then=self.show, pause=PAUSE)
        ui.timer(BEAT, self._beat)

    def _draw_head(self) -> None:
        with node("header", "top"):
            node("h1", text=_("Notices"))
            node("span", "fill")
            self._at_hand = AtHand(lambda number: self._panel.open(number, focus="read"), live=True)
            node("a", "btn is-quiet wide-only", _("What I get"), href=notices.STOPS_AT)
            self._all = button(_("Mark all read"), self._read_all, before="check")

    async def draw(self) -> None:
        with self._said:
            await say_that_no_mail_leaves(self._viewer)
        await self.show()

    async def show(self) -> None:
        with storage_shown():
            async with self._turn:
                await self._hearing.tune_in()
                shaped = await configuration()
                found = await notices.notices(self._viewer, most=self._most + 1)
                self._patch(found[: self._most], shaped.today(datetime.now(UTC)))
                self._more.set_visibility(len(found) > self._most)

    def _patch(self, found: tuple[Notice, ...], today: date) -> None:
        wanted = {notice.id for notice in found}
        for notice_id in [each for each in self._shown if each not in wanted]:
            self._shown.pop(notice_id)[2].delete()
        for place, notice in enumerate(found):
            self._place(notice, today, place)
        attributed(self._nothing, hidden=True if found else None)
        self._all.set_visibility(any(not notice.is_read for notice in found))
        if self._present not in wanted:
            self._present = found[0].id if found else 0
            for notice in found[:1]:
                mark_present(self._shown[notice.id][2])

    def _place(self, notice: Notice, today: date, place: int) -> None:
        before = self._shown.get(notice.id)
        if before is None:
            with self._list:
                entry = notice_entry(notice, self._open)
        else:
            entry = before[2]
        if before is None or before[:2] != (notice, today):
            draw_notice(entry, known(), notice, today)
        if self._list.default_slot.children.index(entry) != place:
            entry.move(self._list, place)
        self._shown[notice.id] = (notice, today, entry)

    async def _open(self, notice: Notice) -> None:
        await notices.read(notice.id, by=self._viewer)
        if notice.number is None:
            ui.navigate.to(place_of(notice.body) if notice.why == "digest" else MY_DAY)
        else:
            await self._panel.open(notice.number, focus="read")

    async def _read_all(self) -> None:
        if self._shown:
            await notices.read_all(upto=max(self._shown), by=self._viewer)

    async def _further(self) -> None:
        self._most += PAGE
        await self.show()

    async def _recorded(self, done: Done) -> None:
        about = (each for each, _day, _entry in self._shown.values() if each.number == done.number)
        customer = next((each.customer for each in about), "")
        self._at_hand.recorded(done, customer=customer)
        await self._panel.close()

    async def _beat(self) -> None:
        """Days turn, and sight changes."""
        use(self._locale)
        await self.show()


def _draw_keys() -> None:
    keys_footer((("J", "K", _("go through")), ("↵", "", _("open"))))
