"""The replies of a list, a row each."""

from __future__ import annotations

from collections.abc import Callable

from components.i18n import _, p_
from components.markup import node
from components.settings.types.reply_entries import Entries, Entry
from components.settings.types.reply_row import ReplyRow


class ReplyTable:
    """`row_of` draws the row of an entry."""

    def __init__(self, row_of: Callable[[Entry], ReplyRow]) -> None:
        self._row_of = row_of
        self.rows: dict[str, ReplyRow] = {}
        """By the names of their entries."""
        self._nothing = node("p", "help", _("None yet. A reply is offered where it fits."))
        with node("div", "replies-box"):
            self._table = node("table", "replies")
        with self._table, node("thead"), node("tr"):
            for words in (_("Title"), p_("short", "CRs"), _("Text")):
                node("th", text=words)
            node("td")

    def draw(self, entries: Entries) -> None:
        for row in self.rows.values():
            row.body.delete()
        self.rows.clear()
        for entry in entries:
            self.add(entry)
        self._mark()

    def add(self, entry: Entry) -> ReplyRow:
        with self._table:
            row = self.rows[entry.name] = self._row_of(entry)
        self._mark()
        return row

    def drop(self, name: str) -> None:
        self.rows.pop(name).body.delete()
        self._mark()

    def move(self, name: str, to: int) -> None:
        """The head stays above all of them."""
        self.rows[name].body.move(target_index=to + 1)

    def _mark(self) -> None:
        self._nothing.set_visibility(not self.rows)
        self._table.set_visibility(bool(self.rows))
