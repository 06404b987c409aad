"""The replies of a type as one field of its form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any

from components.forms.followed import Followed
from components.i18n import _, p_
from components.markup import button, node
from components.sent import NotUnderstood
from components.settings.types.reply_entries import Entries, Entry, rebased
from components.settings.types.reply_notes import ReplyNotes
from components.settings.types.reply_preview import Tried
from components.settings.types.reply_row import ReplyRow
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
        self._known, self._tried, self.type_id = known, tried, type_id
        self._rows: dict[str, ReplyRow] = {}
        self._nothing = node("p", "help", _("None yet. A reply is offered where it fits."))
        with node("div", "replies-box"):
            self._table = node("table", "replies")
        with self._table, node("thead"), node("tr"):
            for words in (_("Title"), p_("short", "CRs"), _("Text")):
                node("th", text=words)
            node("td")
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
        for row in self._rows.values():
            row.body.delete()
        self._rows.clear()
        with self._table:
            for entry in self.value:
                self._row(entry)
        self._tell()

    def _row(self, entry: Entry) -> ReplyRow:
        with self._table:
            row = ReplyRow(self, self._known, entry, self._tried)
        self._rows[entry.name] = row
        return row

    def _add(self) -> None:
        own = (self.type_id,) if self.type_id else ()
        name = next(name for each in _fresh if (name := f"new{each}") not in self._rows)
        entry = Entry(name, 0, ReplyFields(types=own))
        row = self._row(entry)
        self._stand((*self.value, entry))
        row.toggle()

    def took(self, name: Any, fields: ReplyFields | None = None) -> None:
        """A row has been changed."""
        if fields is None:
            super().took(name)
            return
        entry = replace(next(each for each in self.value if each.name == name), fields=fields)
        self._rows[name].refuse()
        self._rows[name].show(entry)
        self._stand(tuple(entry if each.name == name else each for each in self.value))

    def move(self, name: str, by: int) -> None:
        at = next(at for at, each in enumerate(self.value) if each.name == name)
        to = at + by
        if not 0 <= to < len(self.value):
            return
        order = list(self.value)
        order.insert(to, order.pop(at))
        self._rows[name].body.move(target_index=to + 1)
        self._stand(tuple(order))

    def leave(self, name: str) -> None:
        """Away from the type, or back to it; what no type has is deactivated, not for any."""
        entry = next(each for each in self.value if each.name == name)
        if not entry.id:
            self._rows.pop(name).body.delete()
            self._stand(tuple(each for each in self.value if each.name != name))
            return
        self.took(name, _left(entry.fields, self.type_id))

    def _stand(self, value: Entries) -> None:
        super().took(value)
        self._tell()

    def show(self, value: Entries) -> None:
        self.value = value
        self._draw()

    def settled(self, sent: Entries, saved: Entries) -> None:
        is_same = self.value == sent
        if not (is_same and sent == saved):
            self.show(saved if is_same else rebased(self.value, sent, saved))

    def changes_from(self, before: Entries) -> int:
        was = {each.name: each.fields for each in before}
        changed = sum(int(each.fields != was.get(each.name)) for each in self.value)
        kept = [each.name for each in self.value if each.name in was]
        is_moved = kept != [each.name for each in before]
        return changed + is_moved

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

    def _tell(self) -> None:
        self._nothing.set_visibility(not self.value)
        self._table.set_visibility(bool(self.value))
        self._notes.show(self.value)

    def _repair(self, row: str, name: str, key: str) -> None:
        entry = next(each for each in self.value if each.name == row)
        text = canonical(entry.fields.text.replace(f"{{{name}}}", f"{{{key}}}"))
        if self._rows[row].editor:
            self._rows[row].rewrite(text)
        else:
            self.took(row, replace(entry.fields, text=text))

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
                row.focus("" if row.problems else "text")
                break


def _left(fields: ReplyFields, type_id: int) -> ReplyFields:
    if not fields.is_active:
        return replace(fields, is_active=True)
    if not type_id or fields.types == (type_id,):
        return replace(fields, is_active=False)
    types = {*fields.types} ^ {type_id}
    return replace(fields, types=tuple(sorted(types)))
