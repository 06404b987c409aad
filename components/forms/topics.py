"""The topics of a settings page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from nicegui.element import Element

from components.markup import node


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
