"""Deltas leave at once when it is quiet, joined when it isn't, in order and once."""

from __future__ import annotations

import asyncio
from typing import Any

import orjson
import pytest

from services.live.bus import WINDOW, LocalBus


class Ear:
    def __init__(self) -> None:
        self.bus = LocalBus()
        self.bus.emitter = self.emit
        self.heard: list[dict[str, Any]] = []
        self.at: list[float] = []

    async def emit(self, event: str, room: str, message: dict[str, Any]) -> None:
        assert (event, message["room"]) == ("live", room)
        self.heard.append(orjson.loads(orjson.dumps(message)))
        self.at.append(asyncio.get_running_loop().time())

    def spans(self) -> list[tuple[int, int]]:
        return [(message["from"], message["to"]) for message in self.heard]


@pytest.fixture
def ear() -> Ear:
    return Ear()


async def test_the_first_delta_leaves_at_once(ear: Ear) -> None:
    ear.bus.publish("all", 7, '{"n":1}')
    await asyncio.sleep(WINDOW / 4)
    assert ear.heard == [{"room": "all", "from": 6, "to": 7, "d": [{"n": 1}]}]


async def test_those_behind_it_are_joined(ear: Ear) -> None:
    ear.bus.publish("all", 1, "{}")
    await asyncio.sleep(WINDOW / 4)
    for seq in (2, 3, 4):
        ear.bus.publish("all", seq, "{}")
    await asyncio.sleep(WINDOW * 2)
    assert ear.spans() == [(0, 1), (1, 4)]
    assert ear.at[1] - ear.at[0] >= WINDOW * 0.9


async def test_what_was_told_is_not_told_again(ear: Ear) -> None:
    for seq in (1, 1, 2):
        ear.bus.publish("all", seq, "{}")
    await asyncio.sleep(WINDOW * 3)
    ear.bus.publish("all", 2, "{}")
    await asyncio.sleep(WINDOW * 3)
    assert ear.spans() == [(0, 2)]


async def test_an_earlier_one_that_comes_late_is_waited_for(ear: Ear) -> None:
    ear.bus.publish("all", 1, "{}")
    await asyncio.sleep(WINDOW * 2)
    ear.bus.publish("all", 3, "{}")
    for _ in range(5):
        await asyncio.sleep(0)
    ear.bus.publish("all", 2, "{}")
    await asyncio.sleep(WINDOW * 3)
    assert ear.spans() == [(0, 1), (1, 3)]


async def test_a_gap_stays_one(ear: Ear) -> None:
    for seq in (1, 2, 5):
        ear.bus.publish("all", seq, "{}")
    await asyncio.sleep(WINDOW * 3)
    assert ear.spans() == [(0, 2), (4, 5)]


async def test_rooms_hear_their_own(ear: Ear) -> None:
    ear.bus.publish("all", 1, '{"n":1}')
    ear.bus.publish("user:2", 9, '{"n":2}')
    await asyncio.sleep(WINDOW)
    assert {message["room"]: message["d"] for message in ear.heard} == {
        "all": [{"n": 1}],
        "user:2": [{"n": 2}],
    }


async def test_a_failing_socket_keeps_nobody_from_hearing(
    ear: Ear, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(event: str, room: str, message: dict[str, Any]) -> None:
        if room == "all":
            raise ConnectionError
        await ear.emit(event, room, message)

    ear.bus.emitter = broken
    ear.bus.publish("all", 1, "{}")
    ear.bus.publish("team:1", 1, "{}")
    await asyncio.sleep(WINDOW)
    assert ear.spans() == [(0, 1)]
    assert "Telling all failed" in caplog.text
