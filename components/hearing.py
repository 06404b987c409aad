"""A page's ear: what its viewer's rooms are told about one ticket, or one person's tickets.

However many pages listen, a delta is looked into once and wakes only those that it concerns.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Any

import orjson
from nicegui import background_tasks, ui

from components.i18n import locale, use
from services import events
from services.access.sight import rooms_of
from services.configuration import Configuration, ConfigurationChanged, configuration, known
from services.drafting import DraftChanged
from services.live.rooms import touch
from services.live.telling import RoomTold
from services.notices import NoticesChanged

_ears: dict[str, set[Hearing]] = defaultdict(set)
"""By what they listen for."""


class Hearing:
    """Calls `then` when a delta is `about` it, or what its viewer sees may be another.

    `about` is `ticket:<number>`, `user:<id>` (whoever's it is, or was), `notices:<user id>`,
    `draft:<version id>` while it is edited, or nothing yet. What comes in one `pause` (seconds)
    is told together. `drawn`: the configuration that the page was drawn from, where drawing took
    time: a change that landed meanwhile is told at once.
    """

    def __init__(
        self, viewer: int, *, about: str = "", then: Callable[[], Awaitable[None]],
        pause: float = 0, drawn: Configuration | None = None,
    ) -> None:  # fmt: skip
        self._viewer, self._then, self._pause = viewer, then, pause
        self._client, self._locale = ui.context.client, locale()
        self._waits = False
        self.rooms = frozenset(rooms_of(known(), viewer))
        self.about = about
        _ears[about].add(self)
        events.subscribe(_heard)
        self._client.on_delete(self._forget)
        if drawn and drawn.version != known().version:
            self.tell()

    def turn_to(self, about: str) -> None:
        self._forget()
        self.about = about
        _ears[about].add(self)

    async def tune_in(self) -> None:
        """Rooms that nobody touches fall out of use."""
        self.rooms = frozenset(rooms_of(await configuration(), self._viewer))
        await touch(self.rooms)

    def tell(self) -> None:
        if not self._waits:
            self._waits = True
            background_tasks.create(self._tell(), name="a page hears")

    async def _tell(self) -> None:
        await asyncio.sleep(self._pause)
        self._waits = False
        if self._client.is_deleted:
            return
        self.rooms = frozenset(rooms_of(await configuration(), self._viewer))
        use(self._locale)
        with self._client:
            await self._then()

    def _forget(self) -> None:
        _ears[self.about].discard(self)
        if not _ears[self.about]:
            del _ears[self.about]


def noticed() -> list[int]:
    """Who has a page open that hears of their notices."""
    abouts = (about.partition(":") for about in _ears)
    return [int(key) for kind, _, key in abouts if kind == "notices"]


def _heard(event: object) -> None:
    for ear in _concerned(event):
        ear.tell()


def _concerned(event: object) -> list[Hearing]:
    match event:
        case ConfigurationChanged():
            return [ear for ears in _ears.values() for ear in ears]
        case NoticesChanged():
            told = (f"notices:{user}" for user in event.user_ids)
            return [ear for each in told for ear in _ears.get(each, ())]
        case DraftChanged():
            return list(_ears.get(f"draft:{event.version_id}", ()))
        case RoomTold() if _ears:
            about = [ear for each in subjects(event.body) for ear in _ears.get(each, ())]
            return [ear for ear in about if event.room in ear.rooms]
        case _other:
            return []


def subjects(body: str) -> set[str]:
    """What a delta is about."""
    told = orjson.loads(body)
    return {each for one in told.get("d", [told]) for each in _subjects(one)}


def _subjects(told: dict[str, Any]) -> set[str]:
    people = {part["u"] for part in (told.get("card"), told.get("was")) if part and part.get("u")}
    ticket = {f"ticket:{told['n']}"} if "n" in told else set()
    return {f"user:{person}" for person in people} | ticket
