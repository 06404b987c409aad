"""The table of the sequence: each line as it reads, the one at hand open to be shaped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nicegui.element import Element

from components.i18n import _
from components.markup import icon, node
from components.workflow.line import LineRow
from components.workflow.state import DraftState

Chosen = Callable[[int | None], Any]


class SequenceTable:
    """`show` patches the lines that read differently; the open one keeps what is typed."""

    def __init__(self, state: DraftState, chosen: Chosen) -> None:
        self._state, self._chosen = state, chosen
        self._rows: dict[int, LineRow] = {}
        self.open_line: int | None = None
        self._draw()

    def _draw(self) -> None:
        with node("table", "steps", aria_label=_("Sequence")) as self._table:
            _head()
        with node("div", "steps-empty") as self._empty:
            icon("account_tree")
            node("p", text=_("First every line with its order, then the links between them."))
            node("p", "small muted", _("D adds a decision, C a CR, W a workflow."))

    def show(self) -> None:
        lines = self._state.lines
        ids = [line.id for line in lines]
        for gone in set(self._rows) - set(ids):
            self._rows.pop(gone).delete()
        if self.open_line not in ids:
            self.open_line = None
        for index, line in enumerate(lines):
            self._place(line.id, index + 1)
            self._rows[line.id].show(line)
        self._empty.set_visibility(not lines)

    def _place(self, line_id: int, index: int) -> None:
        """The head is the first child. While a line is open none moves: it would lose its focus."""
        if line_id not in self._rows:
            with self._table:
                self._rows[line_id] = LineRow(self._state, line_id, self.turn, self.close)
        body: Element = self._rows[line_id].element
        there = self._table.default_slot.children
        if self.open_line is None and there.index(body) != index:
            body.move(self._table, index)

    def turn(self, line_id: int) -> None:
        """Open the line, or close it where it is open and all of it is understood."""
        if self.open_line != line_id:
            self.open(line_id)
        elif not self._rows[line_id].insists():
            self.close()

    def open(self, line_id: int, *, fresh: bool = False) -> None:
        """`fresh`: just added, so that its order comes first."""
        if line_id not in self._rows:
            return
        if self.open_line is not None:
            self._rows[self.open_line].close()
            self.open_line = None
            self.show()
        self.open_line = line_id
        self._rows[line_id].open(fresh=fresh)
        self._chosen(line_id)

    def close(self) -> None:
        if self.open_line is not None:
            row = self._rows[self.open_line]
            self.open_line = None
            row.close()
            self.show()
            row.focus()
            self._chosen(None)

    def mark(self, found: dict[int, tuple[bool, str]], others: dict[int, list[str]]) -> None:
        """`found`: by line, whether an error, and the sentences; `others`: who is on which line."""
        for line_id, row in self._rows.items():
            row.mark(found.get(line_id), others.get(line_id, []))


def _head() -> None:
    with node("thead"), node("tr"):
        for words in (_("Order"), _("Element"), _("Next order")):
            node("th", text=words, scope="col")
        with node("th", scope="col"):
            node("span", "sr-only", _("Findings"))
