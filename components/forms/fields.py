"""Labelled fields that say what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import GenericAlias
from typing import Any, Literal

from nicegui import ui
from nicegui.element import Element

from components import sent
from components.forms.followed import Field, Followed
from components.i18n import _
from components.markup import attributed, heard, in_this_language, node

Changed = Callable[[Any], Any]


class TextField(Field):
    def __init__(
        self, label: str, *, value: str = "", kind: str = "text", autocomplete: str = "off",
        help_text: str = "",
    ) -> None:  # fmt: skip
        self._kind, self._autocomplete = kind, autocomplete
        super().__init__(label, value=value, help_text=help_text)

    def shape(self) -> Any:
        return None if self._kind == "password" else str

    def _control(self) -> Element:
        made = ui.input(value=self.value, on_change=in_this_language(self._typed))
        made.props(f"outlined dense type={self._kind} autocomplete={self._autocomplete}")
        made.props["for"] = made.html_id
        return made

    def _typed(self, event: Any) -> None:
        self.took(self.read(sent.typed(event)))

    def read(self, text: str) -> Any:
        return text

    def show(self, value: Any) -> None:
        self.value = value
        self.control.set_value(value)  # type: ignore[attr-defined]

    def _mark(self, is_wrong: bool) -> None:
        self.control.props["error"] = is_wrong
        self.control.props["no-error-icon"] = True
        self.control.props["hide-bottom-space"] = True
        self.control.update()

    def clear(self) -> None:
        self.show("")


class NumberField(TextField):
    """A whole number; blank is None, and what is no number is out of every range."""

    NOT_A_NUMBER, DIGITS = -1, 9

    def __init__(self, label: str, *, value: int | None, help_text: str = "") -> None:
        super().__init__(label, value=_digits(value), help_text=help_text)
        self.control.props("inputmode=numeric")
        self.value: Any = value

    def shape(self) -> Any:
        return int | None

    def read(self, text: str) -> Any:
        typed = text.strip()
        is_number = typed.isascii() and typed.isdigit() and len(typed) <= self.DIGITS
        return int(typed) if is_number else self.NOT_A_NUMBER if typed else None

    def show(self, value: int | None) -> None:
        super().show(_digits(value))
        self.value = value

    def words(self, value: int | None) -> str:
        return _digits(value) or _("blank")


def _digits(value: int | None) -> str:
    return "" if value is None else str(value)


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


def one_of(options: Iterable[Any]) -> Any:
    """The type of a value that is one of these."""
    return Literal[tuple(options) or (None,)]


def many_of(options: Iterable[Any]) -> Any:
    """The type of any number of these."""
    return GenericAlias(tuple, (one_of(options), ...))


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
        self.control.run_method("focus")

    async def _ticked(self, event: Any) -> None:
        self.took(bool(event.args))
        self.control.props["checked"] = self.value
        if self._on_change:
            await self._on_change(self.value)
