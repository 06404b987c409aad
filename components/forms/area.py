"""Several lines of text, the browser's own while they are typed."""

from __future__ import annotations

from typing import Any

from nicegui.element import Element

from components.forms.followed import Field
from components.markup import attributed, node, typed

PAUSE = 0.3
END = 1_000_000


class AreaField(Field):
    def shape(self) -> Any:
        return str

    def _control(self) -> Element:
        made = node("textarea", "input", text=self.value, rows="3")
        attributed(made, id=made.html_id)
        typed(made, "input", self._follows, pause=PAUSE)
        return typed(made, "change", self._typed)

    _replaced: str | None = None
    """What stood here before another text was put in its place: told late, it is not heard."""

    def _follows(self, text: str) -> None:
        if text != self._replaced:
            self._replaced = None
            self._typed(text)

    def _typed(self, text: str) -> None:
        if text != self.value:
            self.took(text)

    def read(self, text: str) -> str:
        return text

    def show(self, value: str) -> None:
        self._replaced, self.value = self.value, value
        self.control.run_method("setRangeText", value, 0, END, "end")

    def words(self, value: str) -> str:
        return f"“{value}”"
