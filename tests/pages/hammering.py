"""People who work on while the app is killed under them, and remember what it told them."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass, field
from random import Random
from typing import Any
from uuid import UUID

import httpx

from tests.browser import forging
from tests.browser.serving import PATIENCE, App
from tests.pages.served import Screen


@dataclass
class Told:
    """What was acknowledged: entries with their text or CR, tickets with their subject."""

    said: list[tuple[int, str]] = field(default_factory=list)
    moved: list[tuple[int, int]] = field(default_factory=list)
    undone: list[tuple[int]] = field(default_factory=list)
    opened: list[tuple[int, str]] = field(default_factory=list)

    def __len__(self) -> int:
        return sum(map(len, vars(self).values()))


@dataclass
class Agent:
    """On a ticket of their own: says something, sends a file with it, moves it, takes it back.

    What was asked and not answered is asked again with its key, before anything else.
    """

    who: str
    number: int
    centers: tuple[int, int]
    told: Told
    dice: Random
    version: int = 0
    center: int = 0
    asked: tuple[str, dict[str, Any]] | None = None
    last: int | None = None

    async def work(self, app: App) -> None:
        """Until nobody answers any more: raises httpx.TransportError."""
        async with browser(app, self.who) as http:
            if self.asked:
                await self._asked(http)
            now = (await http.get(f"/api/tickets/{self.number}/ways")).json()
            assert now["version"] >= self.version
            self.version, self.center, self.last = now["version"], now["center"], None
            while True:
                await self._act(http)

    async def _act(self, http: httpx.AsyncClient) -> None:
        chance = self.dice.random()
        if chance < 0.2 and self.last:
            await self._ask(http, "undo", follow_up=self.last)
        elif chance < 0.5:
            here, there = self.centers
            way = {"direction": "advance"} if self.center == here else {"direction": "other"}
            to = there if self.center == here else here
            await self._follow_up(http, **way, to_center=to, expects_center=to)
        else:
            files = [await self._sent(http)] if chance < 0.7 else []
            text = f"k{self.dice.getrandbits(60)}{'f' if files else ''}"
            await self._follow_up(http, direction="stay", text=text, files=files)

    async def _sent(self, http: httpx.AsyncClient) -> str:
        about = {"subject": f"ticket:{self.number}", "name": "a.bin"}
        answer = await http.post("/api/uploads", params=about, content=os.urandom(50_000))
        assert answer.status_code == 201, answer.text
        return str(answer.json()["token"])

    async def _follow_up(self, http: httpx.AsyncClient, **body: Any) -> None:
        if body["direction"] == "advance":
            del body["to_center"]
        await self._ask(http, "follow-ups", version=self.version, **body)

    async def _ask(self, http: httpx.AsyncClient, verb: str, **body: Any) -> None:
        key = str(UUID(int=self.dice.getrandbits(128)))
        self.asked = (verb, {"key": key, **body})
        await self._asked(http)

    async def _asked(self, http: httpx.AsyncClient) -> None:
        verb, body = self.asked or ("", {})
        answer = await http.post(f"/api/tickets/{self.number}/{verb}", json=body)
        assert answer.status_code == 200, answer.text
        self.asked = None
        self._note(verb, body, answer.json())

    def _note(self, verb: str, body: dict[str, Any], done: dict[str, Any]) -> None:
        self.version, self.center = done["version"], done["center_id"]
        self.last = None if verb == "undo" else done["follow_up_id"]
        if verb == "undo":
            self.told.undone.append((body["follow_up"],))
        elif body["direction"] == "stay":
            self.told.said.append((done["follow_up_id"], body["text"]))
        else:
            self.told.moved.append((done["follow_up_id"], done["center_id"]))


@dataclass
class Opener:
    """Opens the ticket that their draft holds, once a page."""

    who: str
    told: Told
    subject: str = ""

    async def work(self, app: App) -> None:
        screen = Screen(browser(app, self.who))
        await screen.open("/tickets/new")
        [submits] = [one for one in forging.listeners(screen.page) if one.kind == "submit"]
        await screen.wire.emit("event", forging.event(screen.client, submits, self.subject))
        while screen.wire.connected:
            if shown := screen.of("open"):
                number = int(shown[0]["path"].rpartition("/")[2])
                self.told.opened.append((number, self.subject))
                return
            await asyncio.sleep(0.005)


def browser(app: App, who: str) -> httpx.AsyncClient:
    cookies = {"atende": app.tokens[who]}
    return httpx.AsyncClient(base_url=app.url, cookies=cookies, timeout=PATIENCE)
