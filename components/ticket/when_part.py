"""The next contact and the contact user; where they are locked, who can change them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from components.i18n import _
from components.i18n_days import day_words
from components.markup import attributed, icon, node, typed
from components.ticket.people import avatar
from components.ticket.problems import Problems
from components.ticket.radios import Radios
from components.ticket.select import Item, Select
from components.ticket.when_words import (
    day_option,
    holidays_words,
    limit_words,
    lock_words,
    user_words,
)
from components.ticket.words import joined, rich
from services.configuration import Configuration
from services.tickets.composing import Lock
from services.tickets.days import Strip
from services.tickets.surroundings import Load

FIRST_YEAR = 1000


class WhenPart:
    def __init__(
        self,
        on_day: Callable[[date | None], Any],
        on_user: Callable[[int | None], Any],
        problems: Problems,
    ) -> None:
        self._on_day = on_day
        self._shown_lock: tuple[Any, ...] = ()
        self._shown_beyond: tuple[Any, ...] = ()
        with node("div", "when") as self.element:
            with node("div", "field") as self._date_field:
                with node("span", "label") as label:
                    node("span", text=_("Next contact"))
                    self._limit: Any = node("span", "req", "")
                self._days = Radios(on_day, "days", item="day", tabindex="-1",
                                    aria_labelledby=label.html_id)  # fmt: skip
                self._beyond = node("p", "small line beyond")
                problems.spot("next_contact", focus=self._days.element)
            with node("div", "field"):
                self._user_label = node("label", text=_("Contact user"))
                self._users = Select(on_user)
                attributed(self._user_label, for_=self._users.element.html_id)
                self._holder = node("span", "input is-locked", role="group", hidden=True,
                                    aria_label=_("Contact user"))  # fmt: skip
                problems.spot("contact_user", focus=self._users.element)
            self._note = node("div", "note", hidden=True)

    def show_days(
        self, days: Strip, chosen: date | None, limit: int | None, *, is_locked: bool, closes: bool
    ) -> None:
        attributed(self._date_field, hidden=True if closes else None)
        self.element.classes(replace="when is-alone" if closes else "when")
        self._limit.text = limit_words(limit, in_working_days=days.in_working_days)
        options = [day_option(day, days, is_locked) for day in days.days]
        self._days.show(options, chosen)
        if self._shown_beyond != (days, chosen, is_locked):
            self._shown_beyond = (days, chosen, is_locked)
            self._show_beyond(days, chosen, is_locked)

    def _show_beyond(self, days: Strip, chosen: date | None, is_locked: bool) -> None:
        """Holidays, a date outside the strip, and the calendar where more days are allowed."""
        self._beyond.clear()
        outside = chosen is not None and chosen not in {day.date for day in days.days}
        calendar = days.has_more and not is_locked
        kept = holidays_words(days)
        attributed(self._beyond, hidden=None if outside or calendar or kept else True)
        with self._beyond:
            if kept:
                node("span", "muted", kept)
            if outside and chosen:
                node("b", text=day_words(chosen, days.today))
            if calendar:
                self._draw_calendar(days)

    def _draw_calendar(self, days: Strip) -> None:
        latest = days.latest.isoformat() if days.latest else None
        field = node("input", "input is-date", type="date", min=days.today.isoformat(), max=latest,
                     aria_label=_("Another day"))  # fmt: skip
        typed(field, "change", self._typed)

    def _typed(self, text: str) -> Any:
        """A browser tells of every digit of a year: the years 2, 20 and 202 are on their way."""
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return None
        return self._on_day(day) if day.year >= FIRST_YEAR else None

    def show_users(
        self,
        shaped: Configuration,
        people: Sequence[int],
        loads: dict[int, Load],
        chosen: int | None,
        *,
        none_said: str,
    ) -> None:
        """`none_said` empty: somebody has to be named, and is."""
        nobody = [Item(None, none_said)] if none_said else []
        named = [Item(user, user_words(shaped, user, loads)) for user in people]
        self._users.show([*nobody, *named], chosen)

    def show_lock(self, shaped: Configuration, lock: Lock | None) -> None:
        shown = (lock, shaped.version)
        if self._shown_lock == shown:
            return
        self._shown_lock = shown
        attributed(self._users.element, hidden=True if lock else None)
        attributed(self._holder, hidden=None if lock else True)
        attributed(self._note, hidden=None if lock else True)
        self._holder.clear()
        self._note.clear()
        if lock:
            self._draw_lock(shaped, lock)

    def _draw_lock(self, shaped: Configuration, lock: Lock) -> None:
        name = shaped.users[lock.holder].name
        with self._holder:
            avatar(shaped, lock.holder)
            node("span", text=name)
            icon("lock")
        above = joined(shaped.users[user].name for user in lock.above[:3])
        with self._note:
            icon("lock")
            with node("p"):
                rich(lock_words(above), who=name, above=above)
