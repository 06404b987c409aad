"""The form that puts every refusal at its field, and the topics of a settings page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from nicegui import ui
from nicegui.element import Element

from components.access.fields import Field
from components.access.words import by_field
from components.markup import Handler, attributed, button, heard, icon, node
from services.refusals import Refused


class Form:
    """Fields by name. `attempt` puts every refusal at its field, and what has none on top."""

    def __init__(self) -> None:
        self.fields: dict[str, Field] = {}
        with node("p", "note is-danger", role="alert", hidden=True) as self._note:
            icon("error")
            self._sentence = node("span", text="")

    def add(self, what: str, field: Field) -> Field:
        self.fields[what] = field
        return field

    def value(self, what: str) -> Any:
        return self.fields[what].value

    @contextmanager
    def attempt(self) -> Iterator[None]:
        self._show({})
        try:
            yield
        except Refused as refused:
            self._show(by_field(refused))

    def _show(self, sentences: Mapping[str, list[str]]) -> None:
        for what, field in self.fields.items():
            field.refuse(" ".join(sentences.get(what, ())))
        homeless = [some for what, some in sentences.items() if what not in self.fields]
        rest = [each for some in homeless for each in some]
        self._sentence.text = " ".join(rest)  # type: ignore[attr-defined]
        attributed(self._note, hidden=None if rest else True)
        self._note.update()
        for what in sentences:
            if what in self.fields:
                self.fields[what].focus()
                break


@contextmanager
def topic(heading: str, sentence: str = "") -> Iterator[Element]:
    """One subject of a settings page: what it is on the left, its fields on the right."""
    with node("section", "topic"):
        with node("header"):
            node("h2", text=heading)
            if sentence:
                node("p", text=sentence)
        with node("div") as body:
            yield body


def submitted(form: Element, act: Handler) -> None:
    """Enter in a field does what the form's button does; the page stays."""
    stays = "(event) => { event.preventDefault(); emit(); }"
    heard(form, "submit", act, args=[], js_handler=stays)


@contextmanager
def saved_by(label: str, act: Handler) -> Iterator[None]:
    """A form whose one button, or Enter, does `act`."""
    with node("form", "own-form", novalidate=True) as form:
        yield
        with node("div", "acts"):
            attributed(button(label), type="submit")
    submitted(form, act)


def said(*sentences: str) -> None:
    """A short word that it is done."""
    timeout = 4000 * len(sentences)
    ui.notify("\n".join(sentences), position="bottom-right", timeout=timeout, multi_line=True)
