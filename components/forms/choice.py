"""One of few, each explained by a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.forms.followed import Changed
from components.markup import heard, node


class Choice:
    """Radio buttons, each with a sentence: value → (label, sentence)."""

    def __init__(
        self, legend: str, options: Mapping[Any, tuple[str, str]], *, on_change: Changed
    ) -> None:
        self.value, self._on_change = next(iter(options)), on_change
        with node("fieldset", "choice") as group:
            node("legend", text=legend)
            for value, words in options.items():
                self._pick(group.html_id, value, *words)

    def _pick(self, name: str, value: Any, label: str, small: str) -> None:
        with node("label", "pick"):
            made = node("input", type="radio", name=name, checked=value == self.value)
            heard(made, "change", lambda: self._chosen(value), args=[])
            node("span", text=label)
            node("small", text=small)

    async def _chosen(self, value: Any) -> None:
        self.value = value
        await self._on_change(value)
