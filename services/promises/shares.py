"""Whose morning each promise belongs to. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from services.configuration import Configuration

UNKEPT, TODAY, ESCALATED = "unkept", "today", "escalated"


@dataclass(frozen=True, slots=True)
class Promise:
    """An open ticket whose day is today or before."""

    number: int
    holder_id: int | None
    opener_id: int
    on: date


@dataclass(frozen=True, slots=True)
class Item:
    """`waited`: working days since the promise's day, today among them."""

    number: int
    kind: str
    waited: int


class Hierarchy:
    """The occupied positions above each one, the nearest first, with their active people."""

    def __init__(self, shaped: Configuration) -> None:
        self._shaped = shaped
        self._known: dict[int | None, tuple[tuple[int, ...], ...]] = {}

    def above(self, user_id: int) -> tuple[tuple[int, ...], ...]:
        user = self._shaped.users.get(user_id)
        position = user.position_id if user else None
        if position not in self._known:
            self._known[position] = tuple(filter(None, map(self._people, self._climb(position))))
        return self._known[position]

    def _climb(self, position: int | None) -> Iterator[int]:
        seen: set[int] = set()
        while position is not None and position not in seen:
            seen.add(position)
            position = self._shaped.positions[position].parent_id
            if position is not None:
                yield position

    def _people(self, position: int) -> tuple[int, ...]:
        return tuple(self._at.get(position, ()))

    @cached_property
    def _at(self) -> Mapping[int | None, Sequence[int]]:
        found: dict[int | None, list[int]] = defaultdict(list)
        for user in self._shaped.users.values():
            if user.is_active:
                found[user.position_id].append(user.id)
        return found


def shares(
    shaped: Configuration, promises: Iterable[Promise], today: date
) -> dict[int, list[Item]]:
    """By person, what they are told of, in the order of `promises`.

    A promise is its contact user's; where nobody holds the ticket (F5), its opener's. What is
    unkept for n working days is told to the first occupied position above too, after 2n to the
    second as well, and so on.
    """
    found: dict[int, list[Item]] = defaultdict(list)
    hierarchy, waits = Hierarchy(shaped), _Waits(shaped, today)
    every = shaped.installation.escalation_days
    for promise in promises:
        owner, waited = owner_of(shaped, promise), waits.since(promise.on)
        kind = UNKEPT if promise.on < today else TODAY
        if _works_here(shaped, owner):
            found[owner].append(Item(promise.number, kind, waited))
        levels = waited // every if every and kind == UNKEPT else 0
        above = Item(promise.number, ESCALATED, waited)
        for people in hierarchy.above(owner)[:levels]:
            for person in people:
                found[person].append(above)
    return found


def owner_of(shaped: Configuration, promise: Promise) -> int:
    holder = promise.holder_id
    return holder if holder is not None and shaped.can_hold(holder) else promise.opener_id


def _works_here(shaped: Configuration, user_id: int) -> bool:
    user = shaped.users.get(user_id)
    return user is not None and user.is_active


class _Waits:
    """Many promises are of the same day."""

    def __init__(self, shaped: Configuration, today: date) -> None:
        self._days, self._today = shaped.working_days, today
        self._known: dict[date, int] = {}

    def since(self, day: date) -> int:
        if day not in self._known:
            self._known[day] = self._days.between(day, self._today)
        return self._known[day]
