"""A long list that the server searches: it never draws all of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from nicegui import ui
from nicegui.element import Element

from components.i18n import _
from components.markup import button, icon, node, typed
from components.settings.listing import drawn_anew

Found = Callable[[str, int], Awaitable[int]]
"""Draws what holds the words, so many at most; how many there were, counting one beyond."""
STEP, LONGEST, PAUSE = 50, 200, 0.25


class SearchedList:
    """`add` is the label and the act of the button beside the search, where there is one."""

    def __init__(
        self, draw: Found, *, search: str, nothing: str,
        add: tuple[str, Callable[[], Any]] | None = None,
    ) -> None:  # fmt: skip
        self._draw, self._search, self._nothing, self._add = draw, search, nothing, add
        self._text, self._most = "", STEP
        self._drawing = asyncio.Lock()
        self.list: Element
        self._none: ui.element
        self._more: Element

    async def stand(self) -> None:
        with node("div", "list-head"):
            with node("label", "search is-roomy"):
                icon("search")
                asked = node("input", type="search", placeholder=self._search,
                             aria_label=self._search, autocomplete="off")  # fmt: skip
            typed(asked, "input", self.sought, pause=PAUSE)
            node("span", "fill")
            if self._add:
                label, act = self._add
                button(label, act, "btn is-primary", before="add")
        self.list = node("ul", "rows")
        self._none = node("p", "nothing", "", role="status")
        self._more = button(_("Show more"), self._further, "btn")
        await self.show()

    async def show(self) -> None:
        """One after the other, each by the words that stand there by then."""
        async with self._drawing:
            await self._show()

    async def _show(self) -> None:
        count = await drawn_anew(self.list, lambda: self._draw(self._text, self._most))
        self._more.set_visibility(count > self._most)
        said = "" if count else self._nothing
        if self._text and not count:
            said = _("Nothing found for “{words}”.", words=self._text)
        self._none.text = said  # type: ignore[attr-defined]
        self._none.set_visibility(not count)

    async def sought(self, words: str) -> None:
        text = words.strip()[:LONGEST]
        if text != self._text:
            self._text, self._most = text, STEP
            await self.show()

    async def _further(self) -> None:
        self._most += STEP
        await self.show()
