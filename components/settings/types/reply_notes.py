"""Below the replies of a type: each variable that nobody knows, with what was meant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from components.markup import button, icon, node
from components.settings.types.reply_entries import Entries
from components.settings.types.variables import closest, meant, names
from services.tickets.replies import unknown_variables

Repair = Callable[[str, str, str], Any]


class ReplyNotes:
    """`repair(row, name, key)` puts the variable `key` where `name` was written."""

    def __init__(self, repair: Repair) -> None:
        self._repair = repair
        self._box = node("div", "reply-notes")

    def show(self, entries: Entries) -> None:
        self._box.clear()
        with self._box:
            for each in entries:
                if each.fields.is_active:
                    for name in unknown_variables(each.fields.text):
                        self._note(each.name, name)

    def _note(self, row: str, name: str) -> None:
        with node("p", "note is-danger", role="status"):
            icon("error")
            with node("span"):
                node("b", text=name)
                node("span", text=f" {meant(name)} ")
                if key := closest(name):
                    repair: Callable[[], Any] = lambda: self._repair(row, name, key)  # noqa: E731
                    button(names()[key], repair, "link")
                    node("span", text="?")
