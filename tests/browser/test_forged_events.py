"""A thousand messages that no page of ours sends: refused or not heard, and nothing is changed."""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, suppress
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import aiohttp
import httpx
import pytest
import socketio

from services.migrations import stored
from tests.browser import forging
from tests.browser.data import database_of
from tests.browser.serving import PATIENCE, App, running
from tests.pages.served import Screen

SEED = 20261124
NUMBER = 1503
PRESSED = {"click", "boardOpen", "boardCompose", "boardNew"}
"""A press that arrives is a press."""
WIRE = "/_nicegui_ws/socket.io/?EIO=4&transport=websocket"
TABLES = {
    "sqlite": "select name from sqlite_master where type = 'table'",
    "postgres": "select tablename from pg_tables where schemaname = current_schema()",
}
LONGEST = 20_000
DRAWN = 3
"""What listens besides, once a panel is there."""
LOOKED = {"session", "room", "draft"}
"""What merely looking at a page may write."""
PROBE = "probe"
"""Whether the disk takes anything is tried all the time."""
MOST = 4
"""How many times as long as an honest page's drawing the loop may be held (processor time)."""
LOOK = 0.5
TICKETS = ("/boards/all", f"/tickets/{NUMBER}", f"/boards/all?ticket={NUMBER}")
SETTINGS = (
    "/settings/centers", "/settings/workflows/1", "/settings/workflows/1/versions",
    "/settings/workflows/import", "/settings/types/2", "/settings/people",
    "/settings/people/positions", "/settings/people/roles", "/settings/customers/1",
    "/settings/products", "/settings/general", "/settings/mail",
)  # fmt: skip


@pytest.fixture(scope="module")
def app(filled: Path) -> Iterator[App]:
    with running(filled, "tests/browser/probed.py", str(filled / "most")) as started:
        yield started


@pytest.fixture(scope="module")
def honest(app: App) -> int:
    """Milliseconds that honest pages hold the loop, once each has been drawn before."""
    draw_pages(app)
    app.process.send_signal(signal.SIGUSR1)
    time.sleep(LOOK)
    draw_pages(app)
    time.sleep(LOOK)
    return held(app)


def draw_pages(app: App) -> None:
    for who, paths in (("carla", TICKETS), ("admin", SETTINGS)):
        with app.http(who) as browser:
            assert {browser.get(path).status_code for path in paths} == {200}


def held(app: App) -> int:
    return int((app.folder / "most").read_text())


class Forger:
    """Somebody's page and its socket, in the hands of somebody who knows the protocol."""

    def __init__(self, app: App, who: str, path: str = "/boards/all") -> None:
        self.path = path
        cookies = {"atende": app.tokens[who]}
        browser = httpx.AsyncClient(
            base_url=app.url, cookies=cookies, headers={"origin": app.url}, timeout=PATIENCE
        )
        self.screen = Screen(browser)

    async def __aenter__(self) -> Forger:
        await self.screen.open(self.path)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.screen.close()

    async def send(self, name: str, message: Any) -> None:
        """What ended the connection before doesn't end the forging."""
        if not self.screen.wire.connected:
            await self.screen.open(self.path)
        await self.screen.wire.emit(name, message)

    async def shown(self, number: int) -> list[forging.Listener]:
        """Everything that listens once a ticket's panel is open."""
        known = forging.listeners(self.screen.page)
        [opens] = [each for each in known if each.kind == "boardOpen"]
        await self.send("event", forging.event(self.screen.client, opens, {"n": number}))
        for _ in range(10 * PATIENCE):
            if len(forging.heard_since(self.screen)) > DRAWN:
                break
            await asyncio.sleep(0.1)
        await asyncio.sleep(LOOK)
        return [*known, *forging.heard_since(self.screen)]


async def recorded(app: App) -> dict[str, list[Any]]:
    """Every row of every table that records something."""
    url = database_of(app.folder)
    [names] = await stored.run(url, TABLES["sqlite" if url.startswith("sqlite") else "postgres"])
    kept = [name for (name,) in names if name not in LOOKED]
    found = await stored.run(url, *(f'select * from "{name}"' for name in kept))
    return {
        name: sorted(repr(row) for row in rows if PROBE not in row)
        for name, rows in zip(kept, found, strict=True)
    }


@pytest.fixture
async def nothing_happens(app: App, honest: int) -> AsyncIterator[None]:
    """Not in the database, not in the log; and the loop was never held for long."""
    before, log = await recorded(app), app.folder / "app.log"
    written = log.stat().st_size
    app.process.send_signal(signal.SIGUSR1)
    await asyncio.sleep(LOOK)
    yield
    await asyncio.sleep(LOOK)
    assert await recorded(app) == before
    assert "Traceback" not in log.read_text()[written:]
    assert 0 < held(app) < MOST * honest
    with app.http("carla") as browser:
        assert browser.get("/api/boards/all/snapshot").status_code == 200


async def test_a_viewer_forges_what_every_element_hears(app: App, nothing_happens: None) -> None:
    chance = Random(SEED)
    async with Forger(app, "marta") as marta:
        listeners = await marta.shown(NUMBER)
        for _ in range(300):
            sent = [chance.choice(forging.ODD) for _ in range(chance.choice((0, 1, 1, 1, 2)))]
            message = forging.event(marta.screen.client, chance.choice(listeners), *sent)
            await marta.send("event", message)


async def test_an_agent_sends_what_no_field_of_the_composer_holds(
    app: App, nothing_happens: None
) -> None:
    chance = Random(SEED + 1)
    odd = [each for each in forging.ODD if not isinstance(each, str) or len(each) > LONGEST]
    async with Forger(app, "carla") as carla:
        listeners = [each for each in await carla.shown(NUMBER) if each.kind not in PRESSED]
        assert {"submit", "input", "change"} <= {each.kind for each in listeners}
        for _ in range(200):
            message = forging.event(
                carla.screen.client, chance.choice(listeners), chance.choice(odd)
            )
            await carla.send("event", message)


async def test_a_page_hears_the_session_that_opened_it_alone(
    app: App, nothing_happens: None
) -> None:
    async with Forger(app, "carla") as carla, Forger(app, "davi") as davi:
        for each in sorted(await carla.shown(NUMBER), key=lambda each: each.kind != "submit"):
            message = forging.event(carla.screen.client, each, "Written by somebody else")
            await davi.send("event", message)
            await asyncio.sleep(LOOK if each.kind == "submit" else 0)
        heard = len(davi.screen.heard)
        page = {"client_id": carla.screen.client, "tab_id": "t", "document_id": "d"}
        await davi.send("handshake", page)
        davi.screen.page = carla.screen.page
        await davi.screen.wire.disconnect()
        with pytest.raises(socketio.exceptions.ConnectionError):
            await davi.screen.shake_hands()
        await asyncio.sleep(LOOK)
        assert len(davi.screen.heard) == heard


async def test_the_settings_hear_nobody_but_whoever_opened_them(
    app: App, nothing_happens: None
) -> None:
    chance = Random(SEED + 4)
    async with AsyncExitStack() as stack:
        carla = await stack.enter_async_context(Forger(app, "carla"))
        opened = [await stack.enter_async_context(Forger(app, "admin", at)) for at in SETTINGS]
        app.process.send_signal(signal.SIGUSR1)
        for admin in opened:
            listeners = forging.listeners(admin.screen.page)
            assert len(listeners) > 2
            for each in chance.sample(listeners, min(len(listeners), 40)):
                sent = [chance.choice(forging.ODD) for _ in range(chance.choice((0, 1, 1)))]
                await carla.send("event", forging.event(admin.screen.client, each, *sent))


async def test_the_settings_take_no_nonsense_from_an_administrator(app: App) -> None:
    """What a field holds may be odd; what it never holds is not understood, and nothing breaks."""
    chance, log = Random(SEED + 5), app.folder / "app.log"
    written = log.stat().st_size
    odd = [each for each in forging.ODD if not isinstance(each, str)]
    for path in SETTINGS:
        async with Forger(app, "admin", path) as admin:
            heard = [one for one in forging.listeners(admin.screen.page) if one.kind not in PRESSED]
            for each in chance.sample(heard * 3, min(3 * len(heard), 60)):
                sent = [chance.choice(odd) for _ in range(chance.choice((0, 1, 1, 2)))]
                await admin.send("event", forging.event(admin.screen.client, each, *sent))
            assert (await admin.screen.browser.get(path)).status_code == 200
    assert "Traceback" not in log.read_text()[written:]


async def test_whoever_shapes_nothing_opens_no_settings(app: App) -> None:
    with app.http("carla") as browser:
        assert {browser.get(path).status_code for path in SETTINGS} == {404}


async def test_the_very_message_is_heard_from_the_page_itself(app: App) -> None:
    async with Forger(app, "carla") as carla:
        [submit] = [each for each in await carla.shown(NUMBER) if each.kind == "submit"]
        for text in ({"forged": "as a text"}, "Written by herself"):
            await carla.send("event", forging.event(carla.screen.client, submit, text))
        for _ in range(2 * PATIENCE):
            texts = " ".join((await recorded(app))["follow_up"])
            if "Written by herself" in texts:
                break
            await asyncio.sleep(LOOK)
    assert "Written by herself" in texts
    assert "as a text" not in texts


async def test_malformed_events_are_not_heard(app: App, nothing_happens: None) -> None:
    async with Forger(app, "carla") as carla:
        for name, message in islice(forging.malformed(carla.screen.client, Random(SEED)), 350):
            await carla.send(name, message)


async def test_the_wire_itself_takes_no_nonsense(app: App, nothing_happens: None) -> None:
    chance = Random(SEED + 2)
    async with aiohttp.ClientSession(cookies={"atende": app.tokens["carla"]}) as browser:
        for first in ("40", "40{}", "4", ""):
            for _ in range(12):
                async with browser.ws_connect(app.url + WIRE, max_msg_size=0) as wire:
                    with suppress(ConnectionError):
                        await wire.send_str(first)
                        for frame in chance.sample(forging.FRAMES, 5):
                            await (wire.send_str if isinstance(frame, str) else wire.send_bytes)(
                                frame
                            )  # type: ignore[arg-type]


async def send(wire: aiohttp.ClientWebSocketResponse, frame: str | bytes) -> None:
    if isinstance(frame, str):
        await wire.send_str(frame)
    else:
        await wire.send_bytes(frame)


async def test_nobody_gets_a_wire_without_a_session(app: App, nothing_happens: None) -> None:
    for cookies in ({}, {"atende": ""}, {"atende": "x" * 43}, {"atende": "\x01"}):
        async with aiohttp.ClientSession(cookies=cookies) as browser:
            for address in (WIRE, f"{WIRE}&client_id=x&implicit_handshake=true"):
                with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                    await browser.ws_connect(app.url + address)
                assert refused.value.status in {401, 403}


async def test_forged_posts_change_nothing(app: App, nothing_happens: None) -> None:
    chance = Random(SEED + 3)
    with app.http("carla") as browser:
        for _ in range(150):
            body = forging.follow_up(chance)
            address = (
                f"/api/tickets/{chance.choice((NUMBER, 999_999, 2**31, 0, -1, 'x'))}/follow-ups"
            )
            assert 400 <= browser.post(address, json=body).status_code < 500
