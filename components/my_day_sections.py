"""The sections of my day, and the keys that work in it."""

from __future__ import annotations

from typing import Any

from components.i18n import _
from components.keys_footer import keys_footer
from components.markup import attributed, node


class Head:
    def __init__(self, name: str) -> None:
        words = {
            "overdue": _("Overdue"),
            "due_today": _("Today"),
            "tomorrow": _("Tomorrow"),
            "later": _("Later"),
        }
        look = "day-head is-overdue" if name == "overdue" else "day-head"
        with node("section", aria_label=words[name], hidden=True) as self._section:
            with node("header", look):
                node("h2", text=words[name])
                self._count: Any = node("span", "n", "")
            self.box = node("div")

    def show(self, count: int) -> None:
        self._count.text = str(count)
        attributed(self._section, hidden=None if count else True)


def draw_keys() -> None:
    keys = (
        ("J", "K", _("go through")), ("↵", "", _("open")), ("R", "", _("follow-up")),
        ("M", "", _("move")), ("D", "", _("date")), ("U", "", _("contact user")),
        ("Z", "", _("undo")),
    )  # fmt: skip
    keys_footer(keys)
