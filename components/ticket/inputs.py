"""A line of text that is the browser's own while it is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nicegui.element import Element

from components.leading import lead
from components.markup import attributed, node, typed

ENTERED = """(event) => {
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  emit(event.target.value);
}"""
PAUSE = 0.3


class Line:
    """`value` follows the typing by a pause at most, and is exact once the field is left."""

    def __init__(
        self,
        label: str,
        value: str = "",
        on_type: Callable[[str], Any] | None = None,
        **attributes: Any,
    ) -> None:
        self.value, self._on_type = value, on_type
        with node("div", "field") as self.element:
            with node("label") as name:
                node("span", text=label)
                self.asked: Any = node("span", "req", "")
            self.input: Element = node(
                "input", "input", type="text", autocomplete="off", **attributes
            )
            self.input.props["^value"] = value
            attributed(name, for_=self.input.html_id)
        typed(self.input, "input", self._typed, pause=PAUSE)
        typed(self.input, "change", self._typed)

    def _typed(self, value: str) -> Any:
        if value == self.value:
            return None
        self.value = value
        return self._on_type(value) if self._on_type else None

    def focus(self) -> None:
        lead(self.input)
