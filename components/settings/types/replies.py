"""The replies of a type as one field of its form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any

from components.forms.followed import Followed
from components.i18n import _
from components.markup import button, node
from components.sent import NotUnderstood
from components.settings.types.reply_entries import (
    Entries,
    Entry,
    changes,
    left,
    named,
    put,
    rebased,
)
from components.settings.types.reply_notes import ReplyNotes
from components.settings.types.reply_preview import Tried
from components.settings.types.reply_row import ReplyRow
from components.settings.types.reply_table import ReplyTable
from components.settings.types.variables import canonical
from services.catalog.replies import ReplyFields
from services.configuration import Configuration
from services.tickets.replies import unknown_variables

TYPED: dict[str, Callable[[str], str]] = {"title": str, "text": canonical}
_fresh = count(1)


class ReplyList(Followed):
    """Its value is the entries, in their order. `type_id` 0: not of one type."""

    def __init__(
        self, known: Configuration, entries: Entries, *, type_id: int, tried: Tried
    ) -> None:
        super().__init__(entries)
        self.type_id = type_id
        self._table = ReplyTable(lambda entry: ReplyRow(self, known, entry, tried))
        self._rows = self._table.rows
        self._notes = ReplyNotes(self._repair)
        with node("div"):
            button(_("Standard reply"), self._add, "btn is-small", before="add")
        self._draw()

    def shape(self) -> Any:
        return Entries

    def retype(self, part: str, text: str) -> None:
        name, _dot, what = part.partition(".")
        if name not in self._rows or what not in TYPED:
            raise NotUnderstood
        typed: Any = {what: TYPED[what](text)}
        self.took(name, replace(self._rows[name].entry.fields, **typed))

    def _draw(self) -> None:
        self._table.draw(self.value)
        self._notes.show(self.value)

    def _add(self) -> None:
        own = (self.type_id,) if self.type_id else ()
        name = next(name for each in _fresh if (name := f"new{each}") not in self._rows)
        entry = Entry(name, 0, ReplyFields(types=own))
        row = self._table.add(entry)
        self._stand((*self.value, entry))
        row.toggle()

    def took(self, name: Any, fields: ReplyFields | None = None) -> None:
        """A row has been changed."""
        if fields is None:
            super().took(name)
            return
        entry = replace(named(self.value, name), fields=fields)
        row = self._rows[name]
        row.refuse()
        row.show(entry)
        self._stand(put(self.value, entry))

    def move(self, name: str, by: int) -> None:
        order = list(self.value)
        at = order.index(named(order, name))
        if 0 <= at + by < len(order):
            order.insert(at + by, order.pop(at))
            self._table.move(name, at + by)
            self._stand(tuple(order))

    def leave(self, name: str) -> None:
        """Away from the type, or back to it."""
        entry = named(self.value, name)
        if entry.id:
            self.took(name, left(entry.fields, self.type_id))
            return
        self._table.drop(name)
        self._stand(tuple(each for each in self.value if each.name != name))

    def _stand(self, value: Entries) -> None:
        super().took(value)
        self._notes.show(value)

    def show(self, value: Entries) -> None:
        self.value = value
        self._draw()

    def settled(self, sent: Entries, saved: Entries) -> None:
        is_same = self.value == sent
        if not (is_same and sent == saved):
            self.show(saved if is_same else rebased(self.value, sent, saved))

    def changes_from(self, before: Entries) -> int:
        return changes(before, self.value)

    @property
    def problems(self) -> int:
        return sum(
            len(unknown_variables(each.fields.text)) or self._rows[each.name].problems
            for each in self.value
            if each.fields.is_active and each.name in self._rows
        )

    @problems.setter
    def problems(self, _none: int) -> None:
        """It is counted."""

    def _repair(self, row: str, name: str, key: str) -> None:
        fields = named(self.value, row).fields
        text = canonical(fields.text.replace(f"{{{name}}}", f"{{{key}}}"))
        if self._rows[row].editor:
            self._rows[row].rewrite(text)
        else:
            self.took(row, replace(fields, text=text))

    def words(self, value: Any) -> str:
        del value
        return ""

    def recall(self, words: str = "") -> None:
        """Each says for itself what is new."""

    def refuse(self, sentence: str = "") -> None:
        del sentence
        for row in self._rows.values():
            row.refuse()

    def refuse_part(self, part: str, sentence: str) -> None:
        name, _dot, what = part.partition(".")
        if name in self._rows:
            self._rows[name].refuse(what, sentence)

    def learnt(self, before: Entries, part: str, theirs: Any) -> Entries:
        name, _dot, what = part.partition(".")
        return tuple(
            replace(each, fields=replace(each.fields, **{what: theirs}))
            if each.name == name
            else each
            for each in before
        )

    def focus(self) -> None:
        for each in self.value:
            row = self._rows[each.name]
            if row.problems or unknown_variables(each.fields.text):
                row.focus()
                break
