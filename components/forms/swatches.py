"""A colour, chosen among those that can be told from what they stand on."""

from __future__ import annotations

from typing import Any

from nicegui.element import Element

from components.forms.segment import SegmentField
from components.hues import LEAST, contrast, hue_names
from components.i18n import _
from components.markup import node


class SwatchField(SegmentField):
    def __init__(self, label: str, *, value: str) -> None:
        super().__init__(label, hue_names(), value=value, classes="swatches")
        with self.control.parent_slot.parent:  # type: ignore[union-attr]
            self._check = node("p", "help", self._checked())

    def _button(self, value: Any) -> Element:
        return super()._button(value).style(f"--c: var(--hue-{value})")

    def _mark_chosen(self) -> None:
        super()._mark_chosen()
        if hasattr(self, "_check"):
            self._check.text = self._checked()  # type: ignore[attr-defined]

    def _checked(self) -> str:
        day, night = contrast(self.value)
        values = {"day": _ratio(day), "night": _ratio(night), "least": _ratio(LEAST)}
        if min(day, night) >= LEAST:
            return _(
                "Contrast on the card {day} by day, {night} by night: enough, it needs {least}.",
                **values,
            )
        return _(
            "Contrast on the card {day} by day, {night} by night: too little, it needs {least}.",
            **values,
        )


def _ratio(value: float) -> str:
    from babel.numbers import format_decimal

    from components.i18n import babel_locale

    return f"{format_decimal(value, '0.#', locale=babel_locale())}:1"
