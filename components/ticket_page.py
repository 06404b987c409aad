"""A ticket on a page of its own: what the drawer shows, without a board behind it."""

from __future__ import annotations

from nicegui import ui

from components.at_hand import AtHand
from components.i18n import _, locale, use
from components.markup import node
from components.ticket.live import Listening, every_look
from components.ticket.view import TicketView
from components.ticket_assets import include
from services.tickets.wishes import Done


class TicketPage:
    def __init__(self, viewer: int, at_hand: AtHand | None) -> None:
        include()
        self._at_hand = at_hand
        self._locale = locale()
        self._article = node(
            "article", "drawer is-page", data_ticket="", tabindex="-1", aria_label=_("Ticket")
        )
        self._view = TicketView(viewer, self._article, on_close=None, on_recorded=self._recorded)
        self._live = Listening(viewer, ui.context.client, self._view.refresh)
        self._shown: list[int] = []

    async def show(self, number: int) -> None:
        await self._view.open(number, focus="read")
        self._live.number = number
        every_look(self._look)
        ui.context.client.on_connect(lambda: self._live.watch(number))

    async def _recorded(self, done: Done) -> None:
        """It is drawn anew next."""
        if self._at_hand and self._view.desk:
            self._at_hand.recorded(done, customer=self._view.desk.ticket.customer_name)

    async def _look(self) -> None:
        use(self._locale)
        self._live.be_here()
        await self._view.turn_day()
        others = self._live.others()
        if self._view.desk and others != self._shown:
            self._shown = others
            self._view.show_present(others)
