"""What happens by the clock: heads, catching up with other processes, pruning, the day's turn.

Events to the sockets, besides the bus's `live`: `live_head` `{"room", "seq"}` every five
seconds; `live_anew` `{"reason", "spread"}` where a new snapshot is to be taken, within
`spread` seconds (reasons: configuration, rights, day); `presence` `{"place", "people"}`.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime
from typing import Any

from services.access.sight import rooms_of, sees_alike
from services.board import cards
from services.configuration import Configuration, configuration
from services.live import rooms
from services.live.bus import LocalBus, bus
from services.live.presence import Listener, Presence, presence
from services.tickets import keys
from services.transaction import dialect

HEADS, TOUCH, PRUNE = 5, 60, 120
SETTLE = 0.2
"""Longer than the bus joins deltas: a head never overtakes its delta."""
SPREAD = {"configuration": 2, "rights": 0, "day": 60}


class Pulse:
    """`beat` once a second."""

    def __init__(self, wire: LocalBus = bus, people: Presence = presence) -> None:
        self.wire = wire
        self.people = people
        self.beats = 0
        self.day: date | None = None
        self.known: Configuration | None = None

    async def beat(self, now: datetime | None = None) -> None:
        now = now or datetime.now(UTC)
        self.beats += 1
        await self.look(now)
        await self._tell_presence()
        if dialect() == "postgres":
            await self._catch_up(now)
        if self.beats % HEADS == 0:
            await self._tell_heads()
        if self.beats % TOUCH == 0:
            await rooms.touch(self.people.rooms(), now)
        if self.beats % PRUNE == 0:
            await rooms.prune(now)
            await keys.prune(now)

    async def look(self, now: datetime | None = None) -> None:
        """Whether the configuration or the day has changed, and for whom."""
        known = await configuration()
        await self._tell_anew(known, known.today(now or datetime.now(UTC)))

    async def _tell_heads(self) -> None:
        listened = self.people.rooms()
        if not listened:
            return
        heads = await rooms.heads(listened)
        await asyncio.sleep(SETTLE)
        for room, seq in heads.items():
            await self.wire.emit("live_head", room, {"room": room, "seq": seq})

    async def _catch_up(self, now: datetime) -> None:
        """What other processes committed."""
        await rooms.recall(now)
        for room, head in (await rooms.heads(self.people.rooms())).items():
            known = self.wire.last.setdefault(room, head)
            if head > known:
                await self._publish(room, known)

    async def _publish(self, room: str, since: int) -> None:
        missed = await rooms.missed(room, since)
        if missed is None:
            await self.wire.emit("live_anew", room, _anew("configuration"))
            return
        for seq, body in enumerate(missed.bodies, since + 1):
            self.wire.publish(room, seq, body)

    async def _tell_anew(self, known: Configuration, today: date) -> None:
        reason, before = self._reason(known, today), self.known
        self.day, self.known = today, known
        for sid, listener in list(self.people.listeners.items()):
            if not _hears_right(listener, before or known, known):
                self.people.leave(sid)
                await self.wire.emit("live_left", sid, {"rooms": listener.rooms})
        if reason is None:
            return
        for room in self.people.rooms():
            await self.wire.emit("live_anew", room, _anew(reason))

    def _reason(self, known: Configuration, today: date) -> str | None:
        if self.day is None:
            return None
        if today != self.day:
            return "day"
        is_changed = self.known is None or known.version != self.known.version
        return "configuration" if is_changed else None

    async def _tell_presence(self) -> None:
        for place in self.people.news():
            await self._turn_away(place)
            told = {"place": place, "people": self.people.people(place)}
            await self.wire.emit("presence", place, told)

    async def _turn_away(self, place: str) -> None:
        """Who no longer sees a ticket hears no more of who is there (P1)."""
        kind, _, number = place.partition(":")
        if kind != "ticket":
            return
        for sid, listener in self.people.at(place):
            if await cards.card(int(number), by=listener.user_id) is None:
                self.people.look(sid, None)
                await self.wire.emit("live_left", sid, {"rooms": [place]})


def _hears_right(listener: Listener, before: Configuration, now: Configuration) -> bool:
    who = listener.user_id
    return sees_alike(before, now, who) and rooms_of(now, who) == listener.rooms


def _anew(reason: str) -> dict[str, Any]:
    return {"reason": reason, "spread": SPREAD[reason]}
