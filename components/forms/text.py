"""One line of text."""

from __future__ import annotations

from typing import Any

from nicegui import ui
from nicegui.element import Element

from components import sent
from components.forms.followed import Field
from components.markup import in_this_language


class TextField(Field):
    def __init__(
        self, label: str, *, value: str = "", kind: str = "text", autocomplete: str = "off",
        help_text: str = "",
    ) -> None:  # fmt: skip
        self._kind, self._autocomplete = kind, autocomplete
        super().__init__(label, value=value, help_text=help_text)

    def shape(self) -> Any:
        return None if self._kind == "password" else str

    def _control(self) -> Element:
        made = ui.input(value=self.value, on_change=in_this_language(self._typed))
        made.props(f"outlined dense type={self._kind} autocomplete={self._autocomplete}")
        made.props["for"] = made.html_id
        return made

    def _typed(self, event: Any) -> None:
        self.took(self.read(sent.typed(event)))

    def read(self, text: str) -> Any:
        return text

    def show(self, value: Any) -> None:
        self.value = value
        self.control.set_value(value)  # type: ignore[attr-defined]

    def _mark(self, is_wrong: bool) -> None:
        self.control.props["error"] = is_wrong
        self.control.props["no-error-icon"] = True
        self.control.props["hide-bottom-space"] = True
        self.control.update()

    def clear(self) -> None:
        self.show("")
