"""Any number of a list, each a tick."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from nicegui.element import Element

from components.forms.followed import Field
from components.forms.shapes import many_of
from components.leading import lead
from components.markup import attributed, heard, node


class ManyField(Field):
    """The value is ids, sorted."""

    def __init__(
        self, label: str, options: Mapping[int, str], *, value: Sequence[int], help_text: str = ""
    ) -> None:
        self._options = dict(options)
        self._ticks: dict[int, Element] = {}
        super().__init__(label, value=tuple(sorted(value)), help_text=help_text)
        self._label.props.pop("for", None)
        attributed(self.control, aria_label=label)

    def shape(self) -> Any:
        return many_of(self._options)

    def _control(self) -> Element:
        with node("div", "many", role="group") as group:
            for key, words in self._options.items():
                with node("label", "check"):
                    made = node("input", type="checkbox", checked=key in self.value)
                    node("span", text=words)
                heard(made, "change", lambda event, key=key: self._ticked(key, event),
                      js_handler="(e) => emit(e.target.checked)")  # fmt: skip
                self._ticks[key] = made
        return group

    def _ticked(self, key: int, event: Any) -> None:
        chosen = {*self.value, key} if event.args else {*self.value} - {key}
        self._ticks[key].props["checked"] = bool(event.args)
        self.took(tuple(sorted(chosen)))

    def show(self, value: Sequence[int]) -> None:
        self.value = tuple(sorted(value))
        for key, made in self._ticks.items():
            attributed(made, checked=key in self.value).update()

    def words(self, value: Sequence[int]) -> str:
        return ", ".join(self._options.get(each, "") for each in value)

    def focus(self) -> None:
        for made in list(self._ticks.values())[:1]:
            lead(made)
