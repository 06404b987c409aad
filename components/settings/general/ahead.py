"""What the settings mean, by example: the holidays that come next, and who would hear when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from babel.dates import format_date
from nicegui.element import Element

from components.i18n import _, babel_locale, locale
from components.i18n_days import day_words
from components.markup import node
from services.working_days import WorkingDays

SHOWN, LEVELS, MOST = 6, 3, 30
Lines = tuple[tuple[str, str, str], ...]
"""A day, what of it, and a quiet word."""


class Ahead:
    """Drawn again only where it says something else."""

    def __init__(self, heading: str) -> None:
        self._shown: Any = None
        with node("section", "beside ahead", aria_live="polite"):
            node("h2", text=heading)
            self._said = node("p", "small muted", "")
            self._list: Element = node("ul")

    def show(self, said: str, lines: Lines) -> None:
        if self._shown == (said, lines):
            return
        self._shown = (said, lines)
        self._said.text = said  # type: ignore[attr-defined]
        self._said.set_visibility(bool(said))
        self._list.clear()
        with self._list:
            for day, what, aside in lines:
                with node("li"):
                    node("span", "on-day", day)
                    node("span", text=what)
                    if aside:
                        node("span", "small muted", aside)


class NextHolidays(Ahead):
    def __init__(self) -> None:
        super().__init__(_("Next holidays"))

    def of(self, known: WorkingDays, today: date) -> None:
        lines = tuple(_kept(known, *each) for each in
                      islice(known.holidays(today, locale()), SHOWN))  # fmt: skip
        self.show("" if lines else _("None: only weekends are free."), lines)


def _kept(known: WorkingDays, day: date, name: str) -> tuple[str, str, str]:
    written = format_date(day, _("EEE, MMM d, y"), locale=babel_locale())
    return written, name, _("on a weekend") if day.weekday() in known.weekend else ""


class Ladder(Ahead):
    """A promise for today that nobody keeps."""

    def __init__(self) -> None:
        super().__init__(_("Who hears of it"))

    def of(self, known: WorkingDays, today: date, hour: int, every: int | None) -> None:
        said = _("Of a promise for today that isn't kept, from {hour}:", hour=f"{hour:02}:00")
        is_known = every in range(MOST + 1)
        self.show(said, tuple(_told(known, today, every if is_known else 0)))


def _told(known: WorkingDays, today: date, every: int | None) -> Iterator[tuple[str, str, str]]:
    yield day_words(known.next(today), today), _("the contact user"), ""
    names = (_("the position above"), _("the second one above"), _("the third one above"))
    for level, name in enumerate(names[: LEVELS if every else 0], 1):
        yield day_words(known.after(today, level * (every or 1)), today), name, ""
