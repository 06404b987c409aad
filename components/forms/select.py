"""One of a list that opens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nicegui.element import Element

from components import sent
from components.forms.followed import Changed, Field
from components.forms.shapes import one_of
from components.markup import attributed, heard, node


class SelectField(Field):
    """One of `options`, value → label; None is offered where it is among them."""

    def __init__(
        self, label: str, options: Mapping[Any, str], *, value: Any = None,
        help_text: str = "", on_change: Changed | None = None,
    ) -> None:  # fmt: skip
        self._options, self._on_change = dict(options), on_change
        super().__init__(label, value=value, help_text=help_text)

    def _control(self) -> Element:
        keys = list(self._options)
        chosen = keys.index(self.value) if self.value in keys else 0
        self.value = keys[chosen] if keys else None
        made = node("select", "input", value=str(chosen))
        made.props["id"] = made.html_id
        with made:
            for index, label in enumerate(self._options.values()):
                node("option", text=label, value=str(index))
        return heard(made, "change", self._chosen, js_handler="(e) => emit(e.target.value)")

    def shape(self) -> Any:
        return one_of(self._options)

    async def _chosen(self, event: Any) -> None:
        self.took(self.read(sent.text(event)))
        self.control.props["value"] = event.args
        if self._on_change:
            await self._on_change(self.value)

    def read(self, text: str) -> Any:
        keys = list(self._options)
        if not text.isdigit() or int(text) >= len(keys):
            raise sent.NotUnderstood
        return keys[int(text)]

    def show(self, value: Any) -> None:
        self.value = value
        attributed(self.control, value=str(list(self._options).index(value))).update()

    def words(self, value: Any) -> str:
        return str(self._options.get(value, "")).strip()
