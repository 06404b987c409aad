"""PostgreSQL goes away under the running app and comes back; only collected where one is named."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import asyncpg
import httpx
import pytest
from playwright.async_api import expect

from tests.browser.cable import Cable
from tests.browser.conftest import Opener
from tests.browser.data import database_of
from tests.browser.serving import App, running
from tests.databases import SERVER

PATIENCE = 45_000
READS = (
    "/boards/all",
    "/my-day",
    "/account",
    "/tickets/1503",
    "/invite/x",
    "/api/live/all?since=0",
    "/api/boards/all/snapshot",
    "/api/tickets/1503/ways",
    "/api/search?q=a",
)
WRITTEN = """select f.text, count(*) over (partition by f.text) from follow_up f
where f.ticket_id = $1 and f.text like 'n%'"""
LEDGER = "select seq from ledger_entry where subject = $1 order by seq"


@pytest.fixture(scope="module")
def cable() -> Iterator[Cable]:
    server = urlsplit(SERVER)
    cable = Cable(server.hostname or "127.0.0.1", server.port or 5432)
    yield cable
    cable.cut()


@pytest.fixture(scope="module")
def app(cable: Cable, data: Path) -> Iterator[App]:
    told = urlsplit(database_of(data))
    who = told.netloc.rpartition("@")[0]
    url = urlunsplit(told._replace(netloc=f"{who}@127.0.0.1:{cable.port}"))
    with running(data, ATENDE_DATABASE_URL=url) as started:
        yield started


@pytest.fixture
def away(cable: Cable) -> Iterator[Cable]:
    cable.cut()
    yield cable
    cable.mend()


async def rows(app: App, sql: str, *values: Any) -> list[Any]:
    connection = await asyncpg.connect(database_of(app.folder))
    try:
        return await connection.fetch(sql, *values)
    finally:
        await connection.close()


def said(browser: httpx.Client, number: int, text: str, key: str) -> int:
    body = {"key": key, "version": 1, "direction": "stay", "text": text}
    return browser.post(f"/api/tickets/{number}/follow-ups", json=body).status_code


async def test_while_it_is_away_every_answer_says_so_and_what_to_do(app: App, away: Cable) -> None:
    with app.http("carla") as browser:
        for path in READS:
            answer = browser.get(path)
            is_json = path.startswith("/api/")
            assert (path, answer.status_code) == (path, 503)
            assert answer.headers["retry-after"] == "5"
            assert answer.headers["content-type"].startswith(
                "application/json" if is_json else "text/html"
            )
            assert "try again in a moment" in answer.text or "tente de novo" in answer.text
        assert said(browser, 1503, "n", str(uuid4())) == 503
        assert browser.post("/sign-in", data={"account": "a", "password": "b"}).status_code == 503


async def test_what_was_acknowledged_is_there_once_and_nothing_is_half_written(
    app: App, cable: Cable
) -> None:
    keys = [(f"n{n}", str(uuid4())) for n in range(240)]

    def tell(pair: tuple[str, str]) -> int:
        with app.http("carla") as browser:
            return said(browser, 1503, *pair)

    def telling() -> list[int]:
        with ThreadPoolExecutor(6) as crowd:
            return list(crowd.map(tell, keys))

    work = asyncio.create_task(asyncio.to_thread(telling))
    await until(lambda: some_are_written(app, 40))
    cable.cut()
    await asyncio.sleep(0.3)
    cable.mend()
    statuses = await work
    there = {row[0] for row in await rows(app, WRITTEN, 1503)}
    told = {text for (text, _), status in zip(keys, statuses, strict=True) if status == 200}
    assert set(statuses) == {200, 503}
    assert told <= there
    await until(lambda: answers(app))
    again = await asyncio.to_thread(telling)
    assert set(again) == {200}
    assert sorted((row[0], row[1]) for row in await rows(app, WRITTEN, 1503)) == sorted(
        (text, 1) for text, _ in keys
    )
    chain = [row[0] for row in await rows(app, LEDGER, "ticket:1503")]
    assert chain == list(range(1, len(chain) + 1))


async def until(true: Callable[[], Awaitable[bool]]) -> None:
    for _ in range(2_400):
        if await true():
            return
        await asyncio.sleep(0.05)
    raise AssertionError("It took too long.")


async def some_are_written(app: App, most: int) -> bool:
    return len(await rows(app, WRITTEN, 1503)) >= most


async def answers(app: App) -> bool:
    with app.http("carla") as browser:
        return browser.get("/api/boards/all/snapshot").status_code == 200


async def test_boards_say_they_are_not_live_keep_what_is_typed_and_catch_up(
    app: App, cable: Cable, window: Opener
) -> None:
    who, told = await window("carla"), await window("davi")
    who.forgiven = told.forgiven = "503"
    page, other = await who.board("/boards/all?ticket=1482"), await told.board()
    text = page.locator("form.composer textarea")
    await text.fill("Escrito enquanto o banco caía")
    cable.cut()
    for each in (page, other):
        await expect(each.locator(".conn").first).to_have_class("conn is-lost", timeout=PATIENCE)
    await page.keyboard.press("Control+Enter")
    await expect(page.locator(".composer .problem:visible").first).to_contain_text("tente de novo")
    await expect(text).to_have_value("Escrito enquanto o banco caía")
    cable.mend()
    for each in (page, other):
        await expect(each.locator(".conn").first).to_have_class("conn", timeout=PATIENCE)
    await expect(text).to_have_value("Escrito enquanto o banco caía")
    await page.locator(".directions button").nth(1).click()
    await page.locator(".seg.is-wide button").first.click()
    await told.remember('[data-n="1482"].is-live')
    await page.keyboard.press("Control+Enter")
    await expect(who.drawer).to_be_hidden()
    await told.remembers("Padaria")
