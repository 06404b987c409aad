"""The board with the ticket's drawer over it, and the way to a new ticket."""

from __future__ import annotations

from typing import Any

from components import sent
from components.board.element import Board
from components.new_ticket import NewTicket
from components.ticket_panel import TicketPanel
from services.access import own
from services.board.columns import Board as Shown
from services.configuration import known
from services.tickets.wishes import Done


class BoardScreen:
    def __init__(self, user_id: int, shown: Shown) -> None:
        self._user_id, self._shown = user_id, shown

    async def show(self, ticket: str = "") -> None:
        """Draw it; with a ticket's number, its drawer is open."""
        person = await own.find(self._user_id)
        role = known().roles[known().users[self._user_id].role_id]
        self._board = Board(
            self._shown,
            may=sorted(role.permissions),
            letters=person.single_keys,
            on_open=self._open,
            on_compose=self._compose,
            on_new=self._new,
        )
        self._panel = TicketPanel(self._user_id, on_recorded=self._recorded, on_close=self._closed)
        self._new_ticket = NewTicket(self._user_id, on_opened=self._opened)
        if ticket.isascii() and ticket.isdigit():
            await self._panel.open(int(ticket[:9]), focus="read")

    async def _open(self, asked: dict[str, Any]) -> None:
        await self._panel.open(sent.number(asked), focus="read")

    async def _compose(self, asked: dict[str, Any]) -> None:
        focus = asked.get("focus")
        await self._panel.open(
            sent.number(asked), filled_in(asked), focus if focus in FOCUSES else "text"
        )

    async def _new(self, _asked: dict[str, Any]) -> None:
        if known().may(self._user_id, "ticket.open"):
            await self._new_ticket.open()

    async def _recorded(self, done: Done) -> None:
        await self._panel.close()
        self._board.ticket_recorded(done)

    def _opened(self, done: Done) -> None:
        self._board.ticket_recorded(done, "opened")

    def _closed(self, _number: int | None) -> None:
        self._board.ticket_closed()


FOCUSES = ("text", "route", "date", "user")


def filled_in(asked: dict[str, Any]) -> dict[str, Any] | None:
    """What a drop has said already; None where nothing was."""
    wish = asked.get("wish")
    if not isinstance(wish, dict):
        return None
    return {
        "direction": wish.get("direction", "advance"),
        "answers": wish.get("answers") or [],
        "to_center_id": wish.get("to_center"),
    }
