"""A line of text that is the browser's own while it is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nicegui import events
from nicegui.element import Element

from components import sent
from components.markup import attributed, heard, node

TYPED = "(event) => emit(event.target.value)"
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
        heard(
            self.input, "input", self._typed, throttle=PAUSE, leading_events=False, js_handler=TYPED
        )
        heard(self.input, "change", self._typed, js_handler=TYPED)

    def _typed(self, event: events.GenericEventArguments) -> Any:
        value = sent.text(event)
        if value == self.value:
            return None
        self.value = value
        return self._on_type(value) if self._on_type else None

    def focus(self) -> None:
        self.input.run_method("focus")
