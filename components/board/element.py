"""The board as an element: it fetches and keeps its own data, and says what was asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from nicegui.element import Element

from components import recorded, sent
from components.i18n import js_catalogue, locale
from components.markup import heard
from services.board.columns import Board as Shown
from services.board.columns import Column
from services.tickets.wishes import Done

Handler = Callable[[dict[str, Any]], Any]


class Board(Element, component="board.js"):
    """`on_open` gets `{n}`, `on_compose` `{n, wish, focus}`, `on_new` `{}`."""

    def __init__(
        self,
        shown: Shown,
        *,
        may: Sequence[str],
        letters: bool,
        on_open: Handler,
        on_compose: Handler,
        on_new: Handler,
    ) -> None:
        super().__init__()
        self._props["board"] = str(shown.id or "all")
        self._props["columnsKnown"] = [_head(each) for each in shown.columns]
        self._props["may"] = list(may)
        self._props["letters"] = letters
        self._props["locale"] = locale()
        self._props["words"] = js_catalogue(locale())
        self._hear("board-open", on_open)
        self._hear("board-compose", on_compose)
        self._hear("board-new", on_new)

    def _hear(self, event: str, handler: Handler) -> None:
        heard(self, event, lambda event: handler(sent.told(event)))

    def ticket_closed(self) -> None:
        """The drawer is shut: the focus goes back to the card, the address forgets it."""
        self.run_method("ticketClosed")

    def ticket_recorded(self, done: Done, kind: str = "") -> None:
        """Say what was recorded in the drawer; `kind` names what `done` doesn't say."""
        told = recorded.as_json(done) | {"n": done.number, "kind": kind or done.kind}
        self.run_method("ticketRecorded", told)


def _head(column: Column) -> dict[str, Any]:
    center, group = column.center, column.group
    return {
        "id": center.id,
        "code": center.code,
        "name": center.name,
        "group": group and {"code": group.code, "name": group.name},
        "closes": center.closes_ticket,
        "limit": center.wip_limit,
    }
