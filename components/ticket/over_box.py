"""Going over a CR's limit, said expressly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from nicegui import events

from components.i18n import _
from components.markup import attributed, heard, icon, node
from components.refusals import sentence
from services.refusals import Refusal

CHECKED = "(event) => emit(event.target.checked)"


class OverBox:
    """Without it nothing goes over the limit (M5)."""

    def __init__(self, on_over: Callable[[bool], Any]) -> None:
        self._shown: Any = None
        self._on_over = on_over
        self.element = node("div", "out", hidden=True)

    def show(self, over: Refusal | None, *, may_exceed: bool) -> None:
        if (over, may_exceed) == self._shown:
            return
        self._shown = (over, may_exceed)
        attributed(self.element, hidden=None if over else True)
        self.element.clear()
        if over:
            with self.element:
                self._draw(over, may_exceed)

    def _draw(self, over: Refusal, may_exceed: bool) -> None:
        if not may_exceed:
            icon("block")
            node("span", text=sentence(over))
            return
        with node("label", "check"):
            box = node("input", type="checkbox")
            node("span", text=" ".join((_limit_words(over), _("Move anyway"))))
        heard(box, "change", self._checked, js_handler=CHECKED)

    def _checked(self, event: events.GenericEventArguments) -> Any:
        return self._on_over(bool(event.args))


def _limit_words(over: Refusal) -> str:
    """Without who can: the reader can."""
    return sentence(replace(over, who=()))
