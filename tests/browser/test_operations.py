"""What whoever runs it asks of the running app, and reads in its log. Without a browser."""

from __future__ import annotations

import asyncio
import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
import socketio

from services.access import control
from tests.browser.data import database_of
from tests.browser.serving import PATIENCE, ROOT, App, environment, running

CANARY = "canary7secret3never9read"
SMTP = f"smtp://atende:{CANARY}@127.0.0.1:9?from=a@example.com"


@pytest.fixture(scope="module")
def app(filled: Path) -> Iterator[App]:
    settings = {"ATENDE_SMTP_URL": SMTP, "ATENDE_SECRET_KEY": CANARY * 2}
    with running(filled, **settings) as started:
        yield started


def anybody(app: App, **how: Any) -> httpx.Client:
    return httpx.Client(base_url=app.url, timeout=PATIENCE, **how)


def lines(app: App) -> list[dict[str, str]]:
    """Of the log, which are JSON; what is told people at the start isn't."""
    told = (app.folder / "app.log").read_text().splitlines()
    return [json.loads(line) for line in told if line.startswith("{")]


def test_it_says_that_it_lives_and_that_it_is_ready(app: App) -> None:
    with anybody(app) as anyone:
        assert anyone.get("/healthz").json()["alive"] is True
        answer = anyone.get("/readyz")
    checks = answer.json()["checks"]
    assert answer.status_code == 200
    assert {name for name, each in checks.items() if not each["ok"]} <= {"disk"}
    assert set(checks) == {"write", "disk", "migrations", "outbox", "backup"}


def test_who_is_not_on_the_machine_learns_only_whether(app: App) -> None:
    with anybody(app, headers={"x-forwarded-for": "203.0.113.7"}) as anyone:
        assert anyone.get("/readyz").json() == {"ready": True}
        assert anyone.get("/metrics").status_code == 404


def test_prometheus_reads_requests_boards_lag_outbox_and_queue(app: App) -> None:
    with app.http("carla") as browser:
        browser.get("/boards/all")
        text = browser.get("/metrics").text
    for name in (
        'atende_requests_total{kind="page",method="GET",status="2xx"}', "atende_live_boards",
        "atende_loop_lag_seconds", 'atende_outbox_mails{state="dead"}', "atende_writer_queue",
        "atende_backup_good 1.0",
    ):  # fmt: skip
        assert name in text


def test_every_answer_has_an_id_and_keeps_a_proxy_s(app: App) -> None:
    with app.http("carla") as browser:
        first, second = (browser.get("/my-day").headers["x-request-id"] for _ in range(2))
        assert re.fullmatch("[0-9a-f]{16}", first)
        assert first != second
        given = browser.get("/my-day", headers={"x-request-id": "proxy-12345678"})
        assert given.headers["x-request-id"] == "proxy-12345678"
        assert "x-request-id" in browser.get("/api/boards/all/snapshot").headers
        odd = browser.get("/my-day", headers={"x-request-id": "a b\tc"})
        assert odd.headers["x-request-id"] != "a b\tc"


def test_no_line_of_the_log_holds_a_secret(app: App) -> None:
    """Put where people and machines put them: forms, addresses, cookies, headers, bodies."""
    form = {"account": "carla", "password": CANARY, "login": CANARY}
    headers = {"authorization": f"Bearer {CANARY}", "x-request-id": CANARY[:20] + "!"}
    with app.http("carla") as browser:
        for path in ("/sign-in", f"/invite/{CANARY}", f"/reset/{CANARY}", f"/set-up/{CANARY}"):
            browser.get(path, headers=headers)
            browser.post(path, data=form, headers=headers)
        browser.get(f"/?token={CANARY}")
        browser.post("/api/tickets/1503/follow-ups", content=f'{{"password": "{CANARY}"')
    with anybody(app, cookies={"atende": CANARY}) as stranger:
        stranger.get("/api/boards/all/snapshot")
    _broken_within(app)
    written = (app.folder / "app.log").read_text()
    secrets = [CANARY, quote(CANARY), *app.tokens.values()]
    assert [each for each in secrets if each in written] == []
    assert lines(app)
    for line in lines(app):
        assert {"event", "level", "logger", "timestamp"} <= line.keys()
        assert line["timestamp"].endswith("Z")


def _broken_within(app: App) -> None:
    """A wire that is none, and an error of our own."""
    with anybody(app) as anyone:
        anyone.get("/_nicegui_ws/socket.io/", params={"EIO": "4", "transport": CANARY})
    wrong = {"account": [f"password={CANARY}"], "public_url": CANARY}
    assert "refused" in asyncio.run(control.ask(app.folder, "reset-link", **wrong))


@pytest.mark.parametrize(
    ("boards", "uploads"), [(12, 2), pytest.param(200, 5, marks=pytest.mark.nightly)]
)
async def test_a_stop_with_boards_open_moves_and_uploads_under_way_is_clean(
    filled: Path, app: App, boards: int, uploads: int
) -> None:
    """The last test of this file: it stops the app, and starts it again for the larger one."""
    if app.process.poll() is None:
        await _stopped(app, boards, uploads)
    else:
        with running(filled) as again:
            await _stopped(again, boards, uploads)


async def _stopped(app: App, boards: int, uploads: int) -> None:
    told: list[str] = []
    ears = [await _listening(app, told) for _ in range(boards)]
    with ThreadPoolExecutor(4 + uploads) as crowd:
        sent = [crowd.submit(_sends, app) for _ in range(uploads)]
        under_way = [crowd.submit(_says, app, n) for n in range(40)]
        await until_some_are_done(under_way)
        app.process.send_signal(signal.SIGTERM)
        begun = time.monotonic()
        statuses = [await asyncio.wrap_future(each) for each in under_way]
        code = await asyncio.to_thread(app.process.wait, PATIENCE)
        print(f"stopped after {time.monotonic() - begun:.1f} s")
        kept = [await asyncio.wrap_future(each) for each in sent]
    for ear in ears:
        await ear.disconnect()
    assert code == 0
    assert told.count("live_stopping") == boards
    assert set(kept) <= {0, 201, 503}
    acknowledged = {n for n, status in enumerate(statuses) if status == 200}
    assert acknowledged
    assert acknowledged <= _written(app)


def _sends(app: App) -> int:
    """A file that takes its time."""

    def blocks() -> Iterator[bytes]:
        for _ in range(200):
            yield b"x" * 10_000
            time.sleep(0.1)

    try:
        with app.http("carla") as browser:
            path = "/api/uploads?subject=ticket:1503&name=a.bin"
            return browser.post(path, content=blocks()).status_code
    except httpx.TransportError:
        return 0


async def until_some_are_done(under_way: list) -> None:
    await asyncio.wait([asyncio.wrap_future(each) for each in under_way[:5]])


async def _listening(app: App, told: list[str]) -> socketio.AsyncClient:
    ear = socketio.AsyncClient(reconnection=False, request_timeout=PATIENCE)
    ear.on("live_stopping", lambda _message: told.append("live_stopping"))
    cookie = {"cookie": f"atende={app.tokens['carla']}", "origin": app.url}
    await ear.connect(app.url, headers=cookie, socketio_path="/_nicegui_ws/socket.io",
                      transports=["websocket"], wait_timeout=PATIENCE)  # fmt: skip
    return ear


def _says(app: App, n: int) -> int:
    body = {"key": f"00000000-0000-4000-8000-{n:012}", "version": 1, "direction": "stay",
            "text": f"stop {n}"}  # fmt: skip
    try:
        with app.http("carla") as browser:
            return browser.post("/api/tickets/1503/follow-ups", json=body).status_code
    except httpx.TransportError:
        return 0


def _written(app: App) -> set[int]:
    asked = [sys.executable, "-c", WRITTEN, database_of(app.folder)]
    env = environment(app.folder, app.port)
    done = subprocess.run(asked, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


WRITTEN = """
import asyncio, json, sys
from services.migrations import stored
sql = "select text from follow_up where text like 'stop %'"
[rows] = asyncio.run(stored.run(sys.argv[1], sql))
print(json.dumps([int(row[0].split()[1]) for row in rows]))
"""
