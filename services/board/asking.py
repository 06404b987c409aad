"""Heads on request: equal questions of a second share one read, at most five reads a second."""

from __future__ import annotations

import asyncio
from collections import deque

import orjson

from services.board import heads, statements
from services.board.asked import Asked
from services.board.heads import Heads
from services.transaction import Rows, reading

SECOND = 1.0
READS = 5


class Desk:
    """Who comes within a second with a known question gets the known answer."""

    def __init__(self) -> None:
        self._answers: dict[tuple[object, ...], tuple[float, asyncio.Task[bytes]]] = {}
        self._starts: deque[float] = deque(maxlen=READS)

    async def ask(self, what: Asked) -> bytes:
        now = asyncio.get_running_loop().time()
        self._let_go(now)
        key = (*what.key, what.by)
        if key not in self._answers:
            answer = asyncio.create_task(self._read_later(what), name="heads")
            self._answers[key] = (now, answer)
        return await asyncio.shield(self._answers[key][1])

    def _let_go(self, now: float) -> None:
        for key, (asked_at, answer) in list(self._answers.items()):
            if answer.done() and now - asked_at >= SECOND:
                del self._answers[key]

    async def _read_later(self, what: Asked) -> bytes:
        loop = asyncio.get_running_loop()
        earliest = self._starts[0] + SECOND if len(self._starts) == READS else 0.0
        start = max(loop.time(), earliest)
        self._starts.append(start)
        await asyncio.sleep(start - loop.time())
        return await reading(lambda rows: _read(rows, what))


desk = Desk()


async def heads_of(what: Asked) -> bytes:
    """`{"rooms", "heads": {center: {"count", "total", "oldest"}}, "elsewhere", "views"}`."""
    return await desk.ask(what)


async def _read(rows: Rows, what: Asked) -> bytes:
    seqs, mine = await rows.rows(statements.room_heads(what.rooms), heads.mine(what))
    known = await heads.heads(rows, what)
    return orjson.dumps(
        {
            "rooms": dict(sorted(seqs)),
            "heads": {str(center): _head(known, center) for center in what.board.centers},
            "elsewhere": known.elsewhere,
            "views": {**known.views, "mine": mine[0][0]},
        }
    )


def _head(known: Heads, center: int) -> dict[str, int | None]:
    return {
        "count": known.counts.get(center, 0),
        "total": known.totals.get(center, 0),
        "oldest": known.oldest.get(center),
    }
