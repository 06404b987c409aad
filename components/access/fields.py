"""Labelled fields that say what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from nicegui import ui
from nicegui.element import Element

from components.markup import attributed, heard, node

Changed = Callable[[Any], Any]


class Field:
    """A label, whatever `_control` draws, and room for a refusal."""

    def __init__(self, label: str, *, value: Any, help_text: str = "") -> None:
        self.value = value
        with node("div", "field"):
            self._label = node("label", text=label)
            self.control = self._control()
            if help_text:
                node("p", "help", help_text)
            self._refusal = node("p", "refusal", "", role="alert", hidden=True)
        attributed(self._label, for_=self.control.html_id)

    def _control(self) -> Element:
        raise NotImplementedError

    def refuse(self, sentence: str = "") -> None:
        """Say what is wrong; nothing takes it back."""
        self._refusal.text = sentence  # type: ignore[attr-defined]
        attributed(self._refusal, hidden=None if sentence else True)
        attributed(self.control, aria_invalid="true" if sentence else None)
        self._refusal.update()
        self._mark(bool(sentence))

    def _mark(self, is_wrong: bool) -> None:
        self.control.classes(**{"add" if is_wrong else "remove": "is-wrong"})
        self.control.update()

    def focus(self) -> None:
        self.control.run_method("focus")


class TextField(Field):
    def __init__(
        self, label: str, *, value: str = "", kind: str = "text", autocomplete: str = "off",
        help_text: str = "",
    ) -> None:  # fmt: skip
        self._kind, self._autocomplete = kind, autocomplete
        super().__init__(label, value=value, help_text=help_text)

    def _control(self) -> Element:
        made = ui.input(value=self.value, on_change=self._typed)
        made.props(f"outlined dense type={self._kind} autocomplete={self._autocomplete}")
        made.props["for"] = made.html_id
        return made

    def _typed(self, event: Any) -> None:
        self.value = event.value or ""

    def _mark(self, is_wrong: bool) -> None:
        self.control.props["error"] = is_wrong
        self.control.props["no-error-icon"] = True
        self.control.props["hide-bottom-space"] = True
        self.control.update()

    def clear(self) -> None:
        self.control.set_value("")  # type: ignore[attr-defined]


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
        return made.on("change", self._chosen, js_handler="(e) => emit(e.target.value)")

    async def _chosen(self, event: Any) -> None:
        keys = list(self._options)
        index = str(event.args)
        if not index.isdigit() or int(index) >= len(keys):
            return
        self.value = keys[int(index)]
        self.control.props["value"] = index
        if self._on_change:
            await self._on_change(self.value)


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


class Tick:
    """A check-box with its sentence."""

    def __init__(
        self, label: str, *, value: bool, small: str = "", on_change: Changed | None = None
    ) -> None:
        self.value, self._on_change = value, on_change
        with node("label", "pick"):
            self.control = node("input", type="checkbox", checked=value)
            self.control.on("change", self._ticked, js_handler="(e) => emit(e.target.checked)")
            node("span", text=label)
            if small:
                node("small", text=small)

    async def _ticked(self, event: Any) -> None:
        self.value = bool(event.args)
        self.control.props["checked"] = self.value
        if self._on_change:
            await self._on_change(self.value)
