"""A native choice list: the same on a phone, for a reader and on the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from nicegui import events

from components import sent
from components.markup import heard, node

CHOSEN = "(event) => emit(event.target.selectedIndex)"


class Item(NamedTuple):
    value: Any
    label: str
    group: str = ""


class Select:
    """`show` patches only what changed; the list keeps its focus."""

    def __init__(self, on_choose: Callable[[Any], Any], **attributes: Any) -> None:
        self._on_choose = on_choose
        self._items: tuple[Item, ...] = ()
        self._chosen: Any = None
        self.element = node("select", "input", **attributes)
        heard(self.element, "change", self._choose, js_handler=CHOSEN)

    def show(self, items: Sequence[Item], chosen: Any = None) -> None:
        if (tuple(items), chosen) == (self._items, self._chosen) and self._items:
            return
        self._items, self._chosen = tuple(items), chosen
        self.element.clear()
        with self.element:
            self._draw()

    def _draw(self) -> None:
        group, box = "", self.element
        for item in self._items:
            if item.group != group:
                group = item.group
                box = node("optgroup", label=group) if group else self.element
            with box:
                picked = True if item.value == self._chosen else None
                node("option", text=item.label, selected=picked)

    def _choose(self, event: events.GenericEventArguments) -> Any:
        index = sent.index(event)
        if not 0 <= index < len(self._items):
            return None
        self._chosen = self._items[index].value
        return self._on_choose(self._chosen)
