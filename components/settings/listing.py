"""A list of the settings: searched, added to, and true whoever changes it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

from nicegui.element import Element

from components.hearing import Hearing
from components.i18n import _
from components.markup import button, icon, node
from services import configuration as configured
from services.configuration import Configuration

Drawn = Callable[[Configuration], Awaitable[int]]
"""Draws the rows and says how many there are."""


class Listing:
    """`draw` fills the list; it is called again whenever the configuration changes."""

    def __init__(
        self,
        user_id: int,
        draw: Drawn,
        *,
        nothing: str,
        add: tuple[str, Callable[[], Any]] | None = None,
        more: Callable[[], Any] | None = None,
        asks: bool = True,
    ) -> None:
        """`asks`: what adds opens a dialog."""
        self._user_id, self._draw, self._nothing, self._add = user_id, draw, nothing, add
        self._more, self._opens = more, "dialog" if asks else None
        self._drawing = asyncio.Lock()
        self._version = 0
        self.list: Element

    async def stand(self) -> None:
        """Draw it here, and keep it true."""
        self._head()
        self.list = node("ul", "rows tree")
        self._searched(self.list)
        self._none = node("p", "nothing", self._nothing)
        Hearing(self._user_id, then=self._renew, pause=0.2)
        await self.show()

    def _head(self) -> None:
        with node("div", "list-head"):
            self._search = node("label", "search")
            node("span", "fill")
            if self._more:
                self._more()
            if self._add:
                label, add = self._add
                button(label, add, "btn is-primary", before="add", aria_haspopup=self._opens)

    def _searched(self, rows: Element) -> None:
        rows.props["id"] = rows.html_id
        with self._search:
            icon("search")
            words = _("Search")
            node("input", type="search", placeholder=words, aria_label=words, autocomplete="off",
                 data_searches=rows.html_id)  # fmt: skip
        found_none = _("Nothing here holds these words.")
        node("p", "nothing", found_none, hidden=True, role="status", data_none_of=rows.html_id)

    async def _renew(self) -> None:
        """After one's own change it is drawn already: a second time would swallow a key."""
        if (await configured.configuration()).version != self._version:
            await self.show()

    async def show(self) -> None:
        """One after the other: two that draw at once would draw every row twice."""
        async with self._drawing:
            configured.forget()
            known = await configured.configuration()
            self._version = known.version
            count = await drawn_anew(self.list, lambda: self._draw(known))
            self._none.set_visibility(not count)


async def drawn_anew(rows: Element, draw: Callable[[], Awaitable[int]]) -> int:
    """What was there stands until what is new does: nothing flashes, no focus is lost."""
    before = list(rows.default_slot.children)
    with rows:
        count = await draw()
    for each in before:
        rows.remove(each)
    return count


@contextmanager
def settings_page() -> Iterator[None]:
    """The place of a list below the head."""
    with node("div", "settings-page"), node("div", "inner"):
        yield
