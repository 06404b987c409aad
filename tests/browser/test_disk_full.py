"""The disk fills up, or can't be written any more, under the running app: SQLite's own trouble."""

from __future__ import annotations

import resource
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from playwright.async_api import expect

from tests.browser.conftest import Opener
from tests.browser.serving import ROOT, App, environment, until

READS = (
    "/boards/all",
    "/my-day",
    "/account",
    "/tickets/1503",
    "/api/boards/all/snapshot",
    "/api/tickets/1503/ways",
    "/api/search?q=a",
)
WRITTEN = "select substr(text, 1, 4), count(*) from follow_up where text glob 'n[0-9]*' group by 1"
LEDGER = "select seq from ledger_entry where subject = 'ticket:1503' order by seq"
SOME = 1_500_000
NONE = 1


@contextmanager
def full(app: App, at: int) -> Iterator[None]:
    """No file of the app's grows beyond `at` bytes."""
    limit, pid = resource.RLIMIT_FSIZE, app.process.pid
    resource.prlimit(pid, limit, (at, resource.RLIM_INFINITY))
    try:
        yield
    finally:
        resource.prlimit(pid, limit, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def rows(app: App, sql: str) -> list[Any]:
    with closing(sqlite3.connect(app.folder / "atende.db")) as db:
        return db.execute(sql).fetchall()


def told(app: App, acts: list[tuple[str, str]]) -> list[int]:
    """Six at a time, each act with its key."""

    def tell(act: tuple[str, str]) -> int:
        text, key = act
        with app.http("carla") as browser:
            body = {"key": key, "version": 1, "direction": "stay", "text": text + "x" * 5_000}
            return browser.post("/api/tickets/1503/follow-ups", json=body).status_code

    with ThreadPoolExecutor(6) as crowd:
        return list(crowd.map(tell, acts))


def reads_go_on(app: App) -> None:
    with app.http("carla") as browser:
        assert {path: browser.get(path).status_code for path in READS} == dict.fromkeys(READS, 200)


async def test_a_disk_filled_amid_commits_keeps_what_was_acknowledged_and_no_half(
    app: App,
) -> None:
    acts = [(f"n{n:03}", str(uuid4())) for n in range(120)]
    log = app.folder / "atende.db-wal"
    with full(app, log.stat().st_size + SOME):
        statuses = told(app, acts)
        there = {text for text, _ in rows(app, WRITTEN)}
        reads_go_on(app)
    assert set(statuses) == {200, 503}
    done = {text for (text, _), status in zip(acts, statuses, strict=True) if status == 200}
    assert done == there
    assert set(told(app, acts)) == {200}
    assert rows(app, WRITTEN) == [(text, 1) for text, _ in acts]
    chain = [seq for (seq,) in rows(app, LEDGER)]
    assert chain == list(range(1, len(chain) + 1))
    assert rows(app, "pragma integrity_check") == [("ok",)]


async def test_where_nothing_can_be_written_one_reads_and_keeps_what_one_types(
    app: App, window: Opener
) -> None:
    who = await window("carla")
    who.forgiven = "503"
    with full(app, NONE):
        reads_go_on(app)
        page = await who.board("/boards/all?ticket=1482")
        text = page.locator("form.composer textarea")
        await text.fill("Escrito com o disco cheio")
        await page.locator(".directions button").nth(1).click()
        await page.locator(".seg.is-wide button").first.click()
        await page.keyboard.press("Control+Enter")
        problem = page.locator(".composer .problem:visible").first
        await expect(problem).to_contain_text("tente de novo")
        await expect(text).to_have_value("Escrito com o disco cheio")
        with app.http("carla") as browser:
            form = {"account": "carla", "password": "ninguém adivinha 42"}
            assert browser.post("/sign-in", data=form).status_code == 503
    await page.keyboard.press("Control+Enter")
    await expect(who.drawer).to_be_hidden()
    assert rows(app, "select count(*) from follow_up where text like 'Escrito com%'") == [(1,)]


def test_a_backup_on_a_full_disk_says_so_and_leaves_no_half_of_one(
    app: App, tmp_path: Path
) -> None:
    file = tmp_path / "all.atende"
    typed = [sys.executable, "cli.py", "backup", str(file)]
    env = environment(app.folder, app.port)
    with full(app, 20_000):
        done = subprocess.run(typed, cwd=ROOT, env=env, capture_output=True, text=True)
        reads_go_on(app)
    assert (done.returncode, done.stdout) == (1, "")
    assert "can't be written" in done.stderr
    assert list(tmp_path.iterdir()) == []
    subprocess.run(typed, cwd=ROOT, env=env, check=True)
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_ready_says_that_nothing_can_be_written_until_it_can(app: App) -> None:
    def ready() -> int:
        with app.http("carla") as browser:
            return browser.get("/readyz").status_code

    with full(app, NONE):
        until(lambda: ready() == 503)
        reads_go_on(app)
    until(lambda: ready() == 200)
