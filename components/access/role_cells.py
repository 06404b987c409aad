"""The cells of the matrix of roles: a name, what is seen, a tick."""

from __future__ import annotations

from typing import Any

from nicegui.element import Element

from components import sent
from components.access.words import scope_names, scope_short
from components.forms.followed import Followed
from components.forms.shapes import one_of
from components.i18n import _
from components.leading import lead
from components.markup import attributed, heard, node, typed

TICKED = "(event) => emit(event.target.checked)"


class Cell(Followed):
    """Whatever stands in it, its refusal below."""

    def __init__(self, value: Any, columns: list[Element], label: str, tag: str = "td") -> None:
        super().__init__(value)
        with node(tag) as self.element:
            self.control = self._control(label)
            self._refusal = node("p", "refusal", "", role="alert", hidden=True)
        columns.append(self.element)

    def _control(self, label: str) -> Element:
        raise NotImplementedError

    def recall(self, words: str = "") -> None:
        self.element.classes(**{"add" if words else "remove": "is-changed"})

    def refuse(self, sentence: str = "") -> None:
        self.problems = int(bool(sentence))
        self._refusal.text = sentence  # type: ignore[attr-defined]
        attributed(self._refusal, hidden=None if sentence else True).update()
        attributed(self.control, aria_invalid="true" if sentence else None).update()

    def focus(self) -> None:
        lead(self.control)


class NameCell(Cell):
    def shape(self) -> Any:
        return str

    def _control(self, label: str) -> Element:
        made = node("input", "input", type="text", autocomplete="off", aria_label=label)
        made.props["^value"] = self.value
        return typed(made, "input", self.took)

    def read(self, text: str) -> str:
        return text

    def show(self, value: str) -> None:
        self.value = value
        attributed(self.control, value=value).update()
        self.control.run_method("setRangeText", value, 0, 1_000_000, "end")


class ScopeCell(Cell):
    """A word to choose by, and below it what it says where that is more."""

    def shape(self) -> Any:
        return one_of(scope_names())

    def _control(self, label: str) -> Element:
        chosen = list(scope_names()).index(self.value)
        with node("select", "input", value=str(chosen), aria_label=label) as made:
            for index, name in enumerate(scope_short().values()):
                node("option", text=name, value=str(index))
        self._said: Any = node("small", "muted", self._more())
        attributed(made, aria_describedby=self._said.html_id)
        return typed(made, "change", self._turned)

    def _turned(self, index: str) -> None:
        self.took(self.read(index))
        self._said.text = self._more()

    def read(self, text: str) -> str:
        keys = list(scope_names())
        if not text.isdigit() or int(text) >= len(keys):
            raise sent.NotUnderstood
        return keys[int(text)]

    def _more(self) -> str:
        return "" if self.value == "all" else self.words(self.value)

    def show(self, value: str) -> None:
        self.value = value
        self._said.text = self._more()
        attributed(self.control, value=str(list(scope_names()).index(value))).update()

    def words(self, value: Any) -> str:
        return scope_names()[value]


class TickCell(Cell):
    def shape(self) -> Any:
        return bool

    def _control(self, label: str) -> Element:
        made = node("input", type="checkbox", checked=self.value, aria_label=label)
        return heard(made, "change", lambda e: self._ticked(e.args), js_handler=TICKED)

    def _ticked(self, value: Any) -> None:
        if isinstance(value, bool):
            self.took(value)
            self.control.props["checked"] = value

    def read(self, text: str) -> bool:
        return text == "true"

    def show(self, value: bool) -> None:
        self.value = value
        attributed(self.control, checked=value).update()

    def words(self, value: Any) -> str:
        return _("yes") if value else _("no")


class Whole(Followed):
    """The head of a column, where what stands against the whole role is said."""

    def __init__(self, head: NameCell) -> None:
        super().__init__(None)
        self.control = head.control
        with head.element:
            self._refusal = node("p", "refusal", "", role="alert", hidden=True)

    def show(self, value: None) -> None:
        """It has no value."""

    def recall(self, words: str = "") -> None:
        """Nor had it one."""

    def focus(self) -> None:
        lead(self.control)

    def refuse(self, sentence: str = "") -> None:
        self.problems = int(bool(sentence))
        self._refusal.text = sentence  # type: ignore[attr-defined]
        attributed(self._refusal, hidden=None if sentence else True).update()
