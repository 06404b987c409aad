"""What stands beside the form of a type: its card, and what it does in plain sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from nicegui.element import Element

from components.i18n import _
from components.i18n_days import day_words
from components.markup import icon, node
from components.settings.types.sentences import Said, sentences
from components.strong import strong
from services.catalog.types import TypeFields
from services.configuration import Configuration


class CardPreview:
    """The type on the board, as an example."""

    def __init__(self, today: date) -> None:
        with node("section", "beside"):
            node("h2", "h3", _("On the board"))
            with node("div", "stage"), node("div", "ticket") as self._card:
                with node("p", "t-top"):
                    self._priority = node("span", "prio", "")
                    self._name = node("span", "fill", "")
                    node("span", text="#1482")
                node("p", "t-who", _("Star Bakery"))
                node("p", "t-what", _("Deploy the ERP, head office and 2 branches"))
                with node("p", "t-foot"):
                    tomorrow = day_words(today + timedelta(days=1), today)
                    node("span", "due", tomorrow.capitalize())
                    with node("span", "n"):
                        icon("chat_bubble")
                        node("span", text="8")
        self._hue = ""

    def show(self, fields: TypeFields) -> None:
        self._card.classes(remove=self._hue, add=f"type-{fields.color}")
        self._hue = f"type-{fields.color}"
        self._priority.text = str(fields.priority or "")  # type: ignore[attr-defined]
        self._priority.classes(**{"add" if fields.priority == 1 else "remove": "is-1"})
        self._name.text = fields.name  # type: ignore[attr-defined]


class Rules:
    """The sentences; those that are not as they were are lit."""

    def __init__(self) -> None:
        with node("section", "beside"):
            node("h2", "h3", _("What this type does"))
            self._list = node("ul", "rules", aria_live="polite")
        self._shown: list[tuple[Said, bool]] = []
        self._rows: list[Element] = []

    def show(
        self, known: Configuration, before: TypeFields | None, after: TypeFields, today: date
    ) -> None:
        was = set(sentences(known, before, today)) if before else None
        now = [
            (each, was is not None and each not in was) for each in sentences(known, after, today)
        ]
        if [each.key for each, _lit in now] != [each.key for each, _lit in self._shown]:
            self._draw(now)
        else:
            self._patch(now)
        self._shown = now

    def _draw(self, now: Sequence[tuple[Said, bool]]) -> None:
        self._list.clear()
        with self._list:
            self._rows = [node("li") for _each in now]
        for row, said in zip(self._rows, now, strict=True):
            _fill(row, *said)

    def _patch(self, now: Sequence[tuple[Said, bool]]) -> None:
        for row, was, said in zip(self._rows, self._shown, now, strict=True):
            if was != said:
                row.clear()
                _fill(row, *said)


def _fill(row: Element, said: Said, is_lit: bool) -> None:
    row.classes(**{"add" if is_lit else "remove": "is-lit"})
    with row:
        icon(said.symbol)
        with node("span"):
            strong(said.text)
