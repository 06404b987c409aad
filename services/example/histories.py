"""The days on which the example's tickets were written to: pure, counted back from now."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from services.example.shapes import CLOSES, FIRST, TYPES

FILE = Path(__file__).with_name("histories.toml")


@dataclass(frozen=True, slots=True)
class History:
    """A table of `histories.toml`; `left` is how many days ago each move was made."""

    key: str
    number: int
    type: str
    by: str
    opened: int
    entries: int
    to: str = ""
    route: tuple[str, ...] = ()
    stays: tuple[int, ...] = ()
    due: int | None = None
    off_flow: bool = False

    @property
    def left(self) -> tuple[int, ...]:
        return tuple(self.opened - sum(self.stays[: n + 1]) for n in range(len(self.stays)))

    @property
    def limit(self) -> int:
        found = TYPES[self.type].get("max_contact_days")
        return found if isinstance(found, int) else 999

    @property
    def keeper(self) -> str:
        """Who may change its date: the contact user, where there is one."""
        return self.to or self.by


@dataclass(frozen=True, slots=True)
class Act:
    """One entry. `center` is the CR it stands on before; `to` where a move leads, else empty."""

    at: datetime
    history: History
    place: int
    center: str
    to: str = ""

    @property
    def is_opening(self) -> bool:
        return self.place == 0


@lru_cache
def histories() -> tuple[History, ...]:
    found = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(_history(key, **fields) for key, fields in found.items())


def _history(key: str, **fields: Any) -> History:
    lists = {name: tuple(value) for name, value in fields.items() if isinstance(value, list)}
    return History(key, **(fields | lists))


def acts(history: History, now: datetime) -> list[Act]:
    """In order of time. `now` is in the installation's zone."""
    marks = [_Mark(history.opened, 0, ""), *_moves(history), *_notes(history)]
    marks.sort(key=lambda mark: (-mark.days_ago, mark.rank))
    times = sorted(_moment(now, mark.days_ago, n, len(marks)) for n, mark in enumerate(marks))
    acts: list[Act] = []
    center = FIRST
    for place, (mark, at) in enumerate(zip(marks, times, strict=True)):
        acts.append(Act(at, history, place, center, mark.to))
        center = mark.to or center
    return acts


@dataclass(frozen=True, slots=True)
class _Mark:
    days_ago: float
    rank: int
    to: str


def _moves(history: History) -> Iterator[_Mark]:
    """On a day with notes, a move comes first; two moves keep their order."""
    for rank, (days, center) in enumerate(zip(history.left, history.route, strict=True), start=1):
        yield _Mark(days, rank, center)


def _notes(history: History) -> Iterator[_Mark]:
    """Spread evenly; the last one where the promise that stands now was given."""
    count = history.entries - 1 - len(history.route)
    entered = history.left[-1] if history.left else history.opened
    last = _promised(history)
    ends_with_note = history.due is not None and (entered > last or not history.route)
    until = min(last, history.opened) if ends_with_note else entered
    parts = count if ends_with_note else count + 1
    for n in range(count):
        days = history.opened - (n + 1) * (history.opened - until) / parts
        yield _Mark(round(days) if n == count - 1 and ends_with_note else int(days), 50 + n, "")


def _promised(history: History) -> int:
    """How many days ago today's promise may have been given: not after it, within the limit."""
    due = history.due or 0
    return min(history.limit - due, max(-due, 1))


def _moment(now: datetime, days_ago: float, place: int, of: int) -> datetime:
    """In working hours, later entries later; nothing of today lies ahead of now."""
    day = now.date() - timedelta(days=int(days_ago))
    begin = datetime.combine(day, time(9, 5), now.tzinfo)
    end = begin + timedelta(minutes=450)
    if end >= now:
        begin, end = min(begin, now - timedelta(minutes=2 * of)), now
    return begin + (end - begin) * place / of


def promise(history: History, acts: list[Act], place: int, today: date) -> date | None:
    """The next contact that an entry sets: the day of the next one, inside the limit."""
    act = acts[place]
    if history.due is None and act.to == CLOSES:
        return None
    day = act.at.date()
    if place + 1 == len(acts):
        wanted = today + timedelta(days=history.due or 0)
    else:
        wanted = acts[place + 1].at.date()
    return max(day, min(wanted, day + timedelta(days=history.limit)))
