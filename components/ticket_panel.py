"""The drawer over a board or a list: built once, then shown for one ticket after the other."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from nicegui import ui

from components.drawer import Drawer
from components.i18n import _, locale, use
from components.refusals import refusals_shown
from components.ticket.live import Listening, every_look
from components.ticket.view import TicketView
from components.ticket_assets import include
from services.refusals import Refused
from services.tickets.wishes import Done

Recorded = Callable[[Done], Awaitable[None] | None]


class TicketPanel:
    """Build it inside `.main`. `on_close` is told the number that was open."""

    def __init__(
        self,
        viewer: int,
        *,
        on_recorded: Recorded | None = None,
        on_close: Callable[[int | None], Any] | None = None,
    ) -> None:
        include()
        self._on_recorded, self._on_close = on_recorded, on_close
        self._locale = locale()
        self._drawer = Drawer(self.close, "drawer", "t-title", _("Ticket"))
        self._view = TicketView(
            viewer, self._drawer.article, on_close=self.close, on_recorded=self._recorded
        )
        self._live = Listening(viewer, ui.context.client, self._refresh)
        self._shown: list[int] = []
        every_look(self._look)

    @property
    def number(self) -> int | None:
        """The ticket that is open."""
        return self._live.number

    async def open(
        self, number: int, wish: Mapping[str, Any] | None = None, focus: str = "text"
    ) -> None:
        """Show a ticket; `wish` fills in the composer (see `ticket.form.form_from`)."""
        with refusals_shown():
            async with self._drawer.turn:
                await self._open(number, wish, focus)

    async def _open(self, number: int, wish: Mapping[str, Any] | None, focus: str) -> None:
        self._drawer.show()
        try:
            await self._view.open(number, wish, focus)
        except Refused:
            await self._close()
            raise
        self._shown = []
        await self._live.watch(number)

    async def close(self) -> None:
        """What is on its way in comes first, and goes again."""
        async with self._drawer.turn:
            if self._drawer.is_open:
                await self._close()

    async def _close(self) -> None:
        number = self.number
        self._drawer.hide()
        await self._live.watch(None)
        if self._on_close:
            self._on_close(number)

    async def _refresh(self) -> None:
        await self._view.refresh()

    async def _recorded(self, done: Done) -> None:
        if self._on_recorded and (waiting := self._on_recorded(done)):
            await waiting

    async def _look(self) -> None:
        use(self._locale)
        self._live.be_here()
        await self._view.turn_day()
        self._show_present()

    def _show_present(self) -> None:
        others = self._live.others()
        if self._view.desk and self.number and others != self._shown:
            self._shown = others
            self._view.show_present(others)
