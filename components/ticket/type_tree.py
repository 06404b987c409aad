"""Which type: searched and chosen in the tree of groups and items."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nicegui import events

from components import sent
from components.i18n import _
from components.leading import lead
from components.markup import attributed, button, heard, icon, node, typed
from components.ticket.inputs import ENTERED
from components.ticket.problems import Problems
from components.ticket.select import Item
from services.folding import folded

PAUSE = 0.15


class TypeTree:
    """Folded to one line once a type is chosen."""

    def __init__(self, on_pick: Callable[[int], Any], problems: Problems) -> None:
        self._on_pick = on_pick
        self._items: tuple[Item, ...] = ()
        self._chosen: int | None = None
        self._sought, self._stays = "", 0
        with node("div", "field picker") as self.element:
            name = node("label", text=_("Type"))
            self._search = node("div", "input")
            with self._search:
                icon("search")
                self.input = node("input", type="search", autocomplete="off", role="combobox",
                                  placeholder=_("Search a type"), aria_expanded="true")  # fmt: skip
            attributed(name, for_=self.input.html_id)
            self._tree = node("div", "tree", role="listbox", aria_label=_("Types"))
            attributed(self.input, aria_controls=self._tree.html_id)
            self._none: Any = node("p", "small muted", "", role="status", hidden=True)
            self._picked = node("div", "input", hidden=True)
            problems.spot("type", focus=self.input)
        typed(self.input, "input", self._seek, pause=PAUSE)
        heard(self.input, "keydown", self._entered, js_handler=ENTERED)

    def show(self, items: list[Item], chosen: int | None) -> None:
        if (tuple(items), chosen) == (self._items, self._chosen):
            return
        self._items, self._chosen = tuple(items), chosen
        self._fold(is_folded=chosen is not None)
        self._draw_tree()

    def _fold(self, *, is_folded: bool) -> None:
        for box in (self._search, self._tree, self._none):
            attributed(box, hidden=True if is_folded else None)
        attributed(self._picked, hidden=None if is_folded else True)
        self._picked.clear()
        item = next((each for each in self._items if each.value == self._chosen), None)
        if is_folded and item:
            with self._picked:
                node("span", "muted", f"{item.group} ›" if item.group else "")
                node("b", "fill", item.label)
                button(_("Change"), self._unfold, "btn is-quiet is-small")

    def _unfold(self) -> None:
        self._fold(is_folded=False)
        lead(self.input)

    def _seek(self, text: str) -> None:
        words = text.strip()
        self._sought = folded(words)
        self._none.text = "" if self._found() else _("Nothing found for “{words}”.", words=words)
        self._draw_tree()

    def _entered(self, event: events.GenericEventArguments) -> Any:
        """Enter takes the first that holds the words."""
        self._seek(sent.text(event))
        found = self._found()
        if self._sought and found:
            return self._on_pick(found[0].value)
        self._stays += 1
        attributed(self.input, data_stays=str(self._stays))
        return None

    def _found(self) -> list[Item]:
        return [
            each for each in self._items if self._sought in folded(f"{each.group} {each.label}")
        ]

    def _draw_tree(self) -> None:
        self._tree.clear()
        group = ""
        with self._tree:
            for item in self._found():
                if item.group != group:
                    group = item.group
                    node("span", "group", group, role="presentation")
                self._draw(item)

    def _draw(self, item: Item) -> None:
        is_chosen = item.value == self._chosen
        made = node("button", "", item.label, type="button", role="option",
                    aria_selected="true" if is_chosen else "false")  # fmt: skip
        heard(made, "click", lambda: self._on_pick(item.value), args=[])
