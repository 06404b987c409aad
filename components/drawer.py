"""What slides over a page: a scrim, and before it the sheet with a ticket or a form."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from components.markup import attributed, heard, node


class Drawer:
    """Built once, then shown and hidden. Opening and closing take `turn`s: the last one wins.

    It is called `label` until its title is there.
    """

    def __init__(
        self, close: Callable[[], Any], classes: str, labelled_by: str, label: str
    ) -> None:
        self.turn = asyncio.Lock()
        self._scrim = node("div", "scrim", hidden=True)
        self.article = node(
            "article", classes, role="dialog", aria_modal="true", tabindex="-1", data_ticket="",
            aria_labelledby=labelled_by, aria_label=label, hidden=True,
        )  # fmt: skip
        heard(self._scrim, "click", close, args=[])

    @property
    def is_open(self) -> bool:
        return "hidden" not in self.article.props

    def show(self) -> None:
        for each in (self._scrim, self.article):
            attributed(each, hidden=None)

    def hide(self) -> None:
        for each in (self._scrim, self.article):
            attributed(each, hidden=True)
        self.article.clear()
