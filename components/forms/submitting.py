"""Forms that are sent off by their button, or by Enter."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from nicegui.element import Element

from components.markup import Handler, attributed, button, heard, node


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
