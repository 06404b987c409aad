"""What the fields of a line complete from while one types."""

from __future__ import annotations

from collections.abc import Sequence

from components.markup import node
from components.workflow.words import line_words
from services.configuration import Configuration
from services.drafting import Line

CENTERS, WORKFLOWS, LINKS = "known-centers", "known-workflows", "known-lines"
"""The ids of the lists."""


class Completing:
    def __init__(self) -> None:
        self._offered: dict[str, list[str]] = {}
        self._lists = node("div", hidden=True)

    def show(self, known: Configuration, lines: Sequence[Line]) -> None:
        """Drawn anew only where they differ."""
        now = _offered(known, lines)
        if now == self._offered:
            return
        self._offered = now
        self._lists.clear()
        with self._lists:
            for name, options in now.items():
                with node("datalist", id=name):
                    for option in options:
                        node("option", value=option)


def _offered(known: Configuration, lines: Sequence[Line]) -> dict[str, list[str]]:
    return {
        CENTERS: [f"{each.code} {each.name}" for each in known.centers.values() if each.is_usable],
        WORKFLOWS: [each.name for each in known.workflows.values() if each.is_active],
        LINKS: [line_words(known, line.step) for line in lines],
    }
