"""A choice of few, all in sight."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nicegui.element import Element

from components.forms.followed import Field
from components.forms.shapes import one_of
from components.leading import lead
from components.markup import attributed, heard, node


class SegmentField(Field):
    """One of `options`, value → label, as a row of buttons; arrows choose."""

    def __init__(
        self, label: str, options: Mapping[Any, str], *, value: Any, help_text: str = "",
        classes: str = "seg is-wide",
    ) -> None:  # fmt: skip
        self._options, self._classes = dict(options), classes
        self._buttons: dict[Any, Element] = {}
        super().__init__(label, value=value, help_text=help_text)
        self._label.props.pop("for", None)
        attributed(self.control, aria_label=label)

    def shape(self) -> Any:
        return one_of(self._options)

    def _control(self) -> Element:
        with node("div", self._classes, role="radiogroup", data_arrows="") as group:
            for value in self._options:
                self._buttons[value] = self._button(value)
        self._mark_chosen()
        return group

    def _button(self, value: Any) -> Element:
        made = node("button", text=self._options[value], type="button", role="radio")
        return heard(made, "click", lambda: self._chosen(value), args=[])

    def _chosen(self, value: Any) -> None:
        self.took(value)
        self._mark_chosen()

    def show(self, value: Any) -> None:
        self.value = value
        self._mark_chosen()

    def words(self, value: Any) -> str:
        return str(self._options.get(value, ""))

    def focus(self) -> None:
        lead(self._buttons[self.value])

    def _mark_chosen(self) -> None:
        for value, each in self._buttons.items():
            is_chosen = value == self.value
            attributed(
                each, aria_checked=str(is_chosen).lower(), tabindex="0" if is_chosen else "-1"
            )
            each.update()
