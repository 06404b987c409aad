"""Yes or no."""

from __future__ import annotations

from typing import Any

from components.forms.followed import Changed, Followed
from components.i18n import _
from components.leading import lead
from components.markup import attributed, node


class Tick(Followed):
    """A check-box with its sentence."""

    def __init__(
        self, label: str, *, value: bool, small: str = "", on_change: Changed | None = None
    ) -> None:
        super().__init__(value)
        self._on_change = on_change
        with node("label", "pick") as self._body:
            self.control = node("input", type="checkbox", checked=value)
            self.control.on("change", self._ticked, js_handler="(e) => emit(e.target.checked)")
            node("span", text=label)
            if small:
                node("small", text=small)
            self._refusal = node("small", "refusal", "", role="alert", hidden=True)

    def shape(self) -> Any:
        return bool

    def show(self, value: bool) -> None:
        self.value = value
        attributed(self.control, checked=value).update()

    def read(self, text: str) -> bool:
        return text == "true"

    def words(self, value: bool) -> str:
        return _("yes") if value else _("no")

    def recall(self, words: str = "") -> None:
        """A tick shows both of what it can be."""

    def refuse(self, sentence: str = "") -> None:
        self.problems = int(bool(sentence))
        self._refusal.text = sentence  # type: ignore[attr-defined]
        attributed(self._refusal, hidden=None if sentence else True).update()

    def focus(self) -> None:
        lead(self.control)

    async def _ticked(self, event: Any) -> None:
        self.took(bool(event.args))
        self.control.props["checked"] = self.value
        if self._on_change:
            await self._on_change(self.value)
