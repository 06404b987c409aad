"""My open tickets by next contact: the order of the work."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from nicegui import ui
from nicegui.element import Element

from components.hearing import Hearing
from components.i18n import _, locale, n_, use
from components.leading import lead
from components.markup import attributed, heard, node
from components.my_day_entry import draw_entry
from components.my_day_head import draw_head
from components.my_day_sections import Head, draw_keys
from components.ticket_assets import include
from components.ticket_panel import TicketPanel
from services.configuration import Configuration, configuration, known
from services.tickets.my_day import SECTIONS, Mine, MyDay, my_day
from services.tickets.wishes import Done

STAYING = {"direction": "stay"}
BEAT = 30.0


class MyDayList:
    """Entries are kept by number and patched, so that neither place nor focus is lost."""

    def __init__(self, viewer: int) -> None:
        include()
        self._viewer, self._locale = viewer, locale()
        self._at_hand = draw_head(known(), viewer, lambda number: self._open(number, "read"))
        self._day: MyDay | None = None
        self._entries: dict[int, tuple[Mine, str, Element]] = {}
        self._following = 0
        with node("div", "day-view is-alone"):
            self._list = node(
                "section", "list", data_entries="", aria_label=_("My tickets by next contact")
            )
        with self._list:
            self._nothing = node(
                "p", "nothing", _("Nothing to do. Your open tickets will stand here."), hidden=True
            )
            self._heads = {name: Head(name) for name in SECTIONS}
            self._more: Any = node("p", "nothing small", "", hidden=True)
        draw_keys()
        self._panel = TicketPanel(viewer, on_recorded=self._recorded)
        self._hearing = Hearing(viewer, about=f"user:{viewer}", then=self.show)
        ui.timer(BEAT, self._beat)

    async def show(self) -> None:
        await self._hearing.tune_in()
        self._patch(await configuration(), await my_day(self._viewer))

    async def _beat(self) -> None:
        """Days turn."""
        await self._hearing.tune_in()
        today = (await configuration()).today(datetime.now(UTC))
        if self._day and self._day.today != today:
            use(self._locale)
            await self.show()

    def _patch(self, shaped: Configuration, day: MyDay) -> None:
        self._day = day
        attributed(self._nothing, hidden=True if day.in_order else None)
        wanted = {mine.number for mine in day.in_order}
        for number in [number for number in self._entries if number not in wanted]:
            self._entries.pop(number)[2].delete()
        for name in SECTIONS:
            mine = getattr(day, name)
            self._heads[name].show(day.counts[name])
            for index, each in enumerate(mine):
                self._place(shaped, each, self._heads[name].box, index)
        self._say_more(day.more)
        self._mark_first()

    def _say_more(self, count: int) -> None:
        words = n_("{n} more is not listed.", "{n} more are not listed.", count) if count else ""
        self._more.text = words
        attributed(self._more, hidden=None if count else True)

    def _place(self, shaped: Configuration, mine: Mine, box: Element, index: int) -> None:
        today = self._day.today.isoformat() if self._day else ""
        known = self._entries.get(mine.number)
        if known is None:
            with box:
                entry = self._entry(mine)
        else:
            entry = known[2]
        if known is None or known[:2] != (mine, today):
            entry.clear()
            with entry:
                draw_entry(shaped, mine, self._viewer, self._open, self._day)
            entry.style(f"--type: var(--hue-{shaped.types[mine.type_id].color})")
        there = box.default_slot.children
        if entry not in there or there.index(entry) != index:
            entry.move(box, index)
        self._entries[mine.number] = (mine, today, entry)

    def _entry(self, mine: Mine) -> Element:
        entry = node("article", "entry", tabindex="-1", data_number=str(mine.number))
        heard(entry, "click", lambda: self._open(mine.number, "read"), args=[])
        return entry

    def _mark_first(self) -> None:
        """Before anybody has pressed a key, the first is the present one."""
        first = self._day.in_order[0].number if self._day and self._day.in_order else None
        for number, (_mine, _today, entry) in self._entries.items():
            attributed(entry, tabindex="0" if number == first else "-1",
                       aria_current="true" if number == first else None)  # fmt: skip

    async def _open(self, number: int, act: str) -> None:
        wish = STAYING if act in ("date", "user") else None
        self._following = self._after(number)
        await self._panel.open(number, wish, act)

    async def _recorded(self, done: Done) -> None:
        """Say so, and on to the next one."""
        mine = self._entries.get(done.number)
        self._at_hand.recorded(done, customer=mine[0].customer if mine else "")
        await self._panel.close()
        await self.show()
        if self._following in self._entries:
            lead(self._entries[self._following][2])

    def _after(self, number: int) -> int:
        order = [mine.number for mine in self._day.in_order] if self._day else []
        at = order.index(number) + 1 if number in order else 0
        return next(iter(order[at:] + order[:at]), 0)
