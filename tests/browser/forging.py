"""Messages that no page of ours sends: to elements, to the page, to the wire itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from random import Random
from typing import Any, NamedTuple
from uuid import UUID

from tests.pages.served import Screen

ELEMENTS = re.compile(r"parseElements\(String\.raw`(.*?)`\)", re.DOTALL)
LARGE = "x" * 900_000
DEEP = "[" * 50_000
ODD: list[Any] = [
    None, True, 0, -1, 2**31, 2**62, 1.5, "", "1", "0x10", "\x00", "ção" * 50, LARGE, [], [[]], {},
    {"n": 1503}, {"n": "1503"}, {"n": -1}, {"n": 2**62}, {"n": None}, {"n": [1]}, {"n": True},
    {"n": 1503, "wish": 1}, {"n": 1503, "wish": {"answers": [1, 2]}, "focus": {}},
    {"n": 1503, "wish": {"answers": [[9, 9, "no"]], "to_center": 99_999, "direction": "advance"}},
    {"n": 1503, "wish": {"answers": "abc", "to_center": "1", "direction": ["other"]}, "focus": 1},
    {"n": 1503, "wish": {"direction": "closed", "answers": [["a", "b", "c"]], "to_center": {}}},
    {"n": 999_999_999}, "2999-99-99", "2026-13-01", {"__class__": "x"}, [1, 2, 3], ["x"] * 2_000,
]  # fmt: skip
FRAMES: list[str | bytes] = [
    "", "0", "1", "4", "42", "42[", "42{}", "42[]", "42[1]", "42[null]", '42["event"]', "43",
    "44{}", '42["event",null]', '42["event",[]]', '42["event",{},{}]', "40", "40/admin,", "439[1]",
    '42/admin,["event",{}]', '451-["event",{"_placeholder":true,"num":0}]', b"\x00\x01", b"",
    '4599999999999-["event",{}]', '4599-["event",{"_placeholder":true,"num":7}]', "9", "2probe",
    "3probe", "5", "6", "7", "4" + DEEP, "42" + DEEP, "42[" + "1," * 1_000, '42["connect",1]',
    '42["disconnect"]', '42["__class__",{}]', "42" + "9" * 5_000 + '["event",{}]', "4" + LARGE * 2,
    '42["event",' + '{"a":' * 5_000, '42["ack",{"client_id":1}]', "40/admin,{}", b"4" * 2_000_000,
]  # fmt: skip


class Listener(NamedTuple):
    element: int
    id: str
    kind: str


def listeners(page: str) -> list[Listener]:
    """Everything that a page listens to."""
    found = ELEMENTS.search(page)
    return _listeners(json.loads(unescape(found[1])) if found else {})


def heard_since(screen: Screen) -> list[Listener]:
    """Of what was drawn after the page came."""
    return [one for drawn in screen.of("update") for one in _listeners(drawn)]


def _listeners(elements: dict[str, Any]) -> list[Listener]:
    return [
        Listener(int(element), event["listener_id"], event["type"])
        for element, drawn in elements.items()
        if isinstance(drawn, dict)
        for event in drawn.get("events", [])
    ]


def event(client: str, listener: Listener, *args: Any) -> dict[str, Any]:
    sent = [json.dumps(arg) for arg in args]
    return {"client_id": client, "id": listener.element, "listener_id": listener.id, "args": sent}


def follow_up(chance: Random) -> dict[str, Any]:
    """A drop that is wrong in one way at least: stale, elsewhere, unanswerable, out of shape."""
    body = {"key": str(UUID(int=chance.getrandbits(128))), "version": 999, "direction": "advance",
            "answers": [[1, 20, "a"]], "expects_center": 1, "text": "Forged"}  # fmt: skip
    for _ in range(chance.randint(0, 3)):
        body[chance.choice(list(body))] = chance.choice(ODD[:-1])
    return body


def malformed(client: str, chance: Random) -> Iterator[tuple[str, Any]]:
    """Events of the page and its like, in shapes they never have; without end."""
    names = ("event", "javascript_response", "ack", "log", "handshake", "connect", "nothing")
    keys = ("client_id", "id", "listener_id", "args", "request_id", "next_message_id", "level",
            "message", "result", "tab_id", "document_id")  # fmt: skip
    while True:
        body = {
            key: chance.choice(ODD) for key in chance.sample(keys, chance.randint(0, len(keys)))
        }
        if chance.random() < 0.7:
            body["client_id"] = client
        if chance.random() < 0.2:
            body["args"] = [chance.choice(["{", DEEP, "1", 5, None])]
        yield chance.choice(names), chance.choice([body, body, body, chance.choice(ODD)])
