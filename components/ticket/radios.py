"""A row of choices of which one holds: built once for its options, then patched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from nicegui.element import Element

from components import sent
from components.markup import attributed, heard, icon, kbd, node

SEEN = "(event) => emit(event.currentTarget.getAttribute('aria-checked'))"
Chosen = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Option:
    """`key` is the number that chooses it; `lines` are small lines round a day's number."""

    value: Any
    label: str
    key: str = ""
    classes: str = ""
    is_off: bool = False
    described_by: str | None = None
    lines: tuple[str, str] | None = None
    spoken: str = ""


class Radios:
    """Arrow keys move inside (static/ticket.js); one tab stop."""

    def __init__(
        self, on_choose: Chosen, classes: str = "", *, item: str = "", **attributes: Any
    ) -> None:
        self._on_choose, self._item = on_choose, item
        self._options: Sequence[Option] = ()
        self._buttons: list[Element] = []
        self.element = node("div", classes, role="radiogroup", **attributes)

    @property
    def values(self) -> list[Any]:
        return [option.value for option in self._options]

    def show(self, options: Sequence[Option], chosen: Any = None) -> None:
        if [_shape(option) for option in options] != [_shape(option) for option in self._options]:
            self._rebuild(options)
        self._options = tuple(options)
        self._mark(chosen)

    def _rebuild(self, options: Sequence[Option]) -> None:
        self.element.clear()
        with self.element:
            self._buttons = [self._button(index, option) for index, option in enumerate(options)]

    def _button(self, index: int, option: Option) -> Element:
        made = node("button", self._item, type="button", role="radio")
        heard(made, "click", lambda e: self._choose(index, sent.text(e)), js_handler=SEEN)
        with made:
            _inside(option)
        return made

    def _choose(self, index: int, seen: str) -> Any:
        """Pressed again before it was `seen` to be chosen, it is chosen."""
        option = self._options[index] if index < len(self._options) else None
        if option is None or option.is_off:
            return None
        is_chosen = self._buttons[index].props.get("aria-checked") == "true"
        return None if is_chosen and seen == "false" else self._on_choose(option.value)

    def _mark(self, chosen: Any) -> None:
        values = [option.value for option in self._options if not option.is_off]
        stop = chosen if chosen in values else (values[0] if values else None)
        for made, option in zip(self._buttons, self._options, strict=True):
            is_chosen = option.value == chosen and chosen is not None
            made.classes(
                replace=f"{self._item} {option.classes}" + (" is-set" if is_chosen else "")
            )
            attributed(
                made,
                aria_checked="true" if is_chosen else "false",
                aria_disabled="true" if option.is_off else None,
                aria_describedby=option.described_by,
                aria_label=option.spoken or None,
                data_key=option.key or None,
                tabindex="0" if option.value == stop and not option.is_off else "-1",
            )


def _shape(option: Option) -> tuple[Any, ...]:
    return option.value, option.label, option.key, option.is_off, option.lines


def _inside(option: Option) -> None:
    if option.lines:
        above, below = option.lines
        node("span", text=above)
        node("b", text=option.label)
        node("span", text=below)
        return
    if option.key:
        kbd(option.key)
    if option.is_off:
        icon("lock")
    node("span", text=option.label)
