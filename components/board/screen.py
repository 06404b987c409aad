"""The board with the ticket's drawer over it, and the way to a new ticket."""

from __future__ import annotations

from typing import Any

from nicegui import ui

from components.board.element import Board
from components.ticket_panel import TicketPanel
from services.access import own
from services.configuration import known


class BoardScreen:
    def __init__(self, user_id: int, board: str) -> None:
        self._user_id, self._board = user_id, board

    async def show(self, ticket: str = "") -> None:
        """Draw it; with a ticket's number, its drawer is open."""
        person = await own.find(self._user_id)
        role = known().roles[known().users[self._user_id].role_id]
        Board(
            self._board,
            may=sorted(role.permissions),
            letters=person.single_keys,
            on_open=self._open,
            on_compose=self._compose,
            on_new=self._new,
        )
        self._panel = TicketPanel(self._user_id)
        if ticket.isascii() and ticket.isdigit():
            await self._panel.open(int(ticket[:9]))

    async def _open(self, asked: dict[str, Any]) -> None:
        await self._panel.open(number_in(asked))

    async def _compose(self, asked: dict[str, Any]) -> None:
        wish = asked.get("wish") or {}
        filled = {
            "direction": wish.get("direction", "advance"),
            "answers": wish.get("answers") or [],
            "to_center_id": wish.get("to_center"),
        }
        await self._panel.open(number_in(asked), filled)

    async def _new(self, _asked: dict[str, Any]) -> None:
        ui.navigate.to("/tickets/new")


def number_in(asked: dict[str, Any]) -> int:
    """The ticket named by the board; 0, which nobody has, where it isn't a number."""
    number = asked.get("n")
    return number if isinstance(number, int) else 0
