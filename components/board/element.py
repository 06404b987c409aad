"""The board as an element: it fetches and keeps its own data, and says what was asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from nicegui.element import Element

from components.i18n import js_catalogue, locale

Handler = Callable[[dict[str, Any]], Any]


class Board(Element, component="board.js"):
    """`on_open` gets `{n}`, `on_compose` `{n, wish, focus, more}`, `on_new` `{}`."""

    def __init__(
        self,
        board: str,
        *,
        may: Sequence[str],
        letters: bool,
        on_open: Handler,
        on_compose: Handler,
        on_new: Handler,
    ) -> None:
        super().__init__()
        self._props["board"] = board
        self._props["may"] = list(may)
        self._props["letters"] = letters
        self._props["locale"] = locale()
        self._props["words"] = js_catalogue(locale())
        self.on("board-open", lambda event: on_open(event.args))
        self.on("board-compose", lambda event: on_compose(event.args))
        self.on("board-new", lambda event: on_new(event.args))
