"""Days, numbers with their unit, and a tick that has a number beside it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any

from nicegui.element import Element

from components.forms.followed import Field
from components.forms.number import NumberField
from components.forms.tick import Tick
from components.i18n import _
from components.markup import attributed, node, typed


class DateField(Field):
    """A day, or none; `without` says what none means."""

    def __init__(self, label: str, *, value: date | None, without: str = "") -> None:
        self._without = without
        super().__init__(label, value=value, help_text=without)

    def shape(self) -> Any:
        return date | None

    def _control(self) -> Element:
        made = node("input", "input", type="date", value=_iso(self.value))
        attributed(made, id=made.html_id)
        return typed(made, "change", self._typed)

    def _typed(self, text: str) -> None:
        with suppress(ValueError):
            self.took(self.read(text))
        self.control.props["value"] = _iso(self.value)

    def read(self, text: str) -> date | None:
        return date.fromisoformat(text) if text else None

    def show(self, value: date | None) -> None:
        self.value = value
        attributed(self.control, value=_iso(value)).update()

    def words(self, value: date | None) -> str:
        return f"{value:%d/%m/%Y}" if value else self._without or _("blank")


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


class UnitField(NumberField):
    """A whole number of something."""

    def __init__(
        self,
        label: str,
        *,
        value: int | None,
        unit: str,
        help_text: str = "",
        is_bare: bool = False,
    ) -> None:
        """`is_bare`: the label is heard, not seen."""
        super().__init__(label, value=value, help_text=help_text)
        self.control.props["suffix"] = unit
        if is_bare:
            self._label.classes("sr-only")


class TickWithNumber:
    """Two fields on one line: whether, and up to how much."""

    def __init__(
        self, label: str, *, value: bool, number: int | None, of: str, unit: str, rest: str
    ) -> None:
        with node("div", "line tick-number"):
            self.tick = Tick(label, value=value)
            self.number = UnitField(of, value=number, unit=unit, is_bare=True)
            node("span", "small muted", rest)
