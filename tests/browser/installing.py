"""An installation set up as its first administrator would, and everybody signed in."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from components import i18n
from components.access.words import role_names
from models import DailyDigest, User
from services import ledger
from services.access import links, own, setup
from services.access.setup import First
from services.access.sign_in import Browser, enter_as
from services.migrations import migrate
from services.transaction import Work, unit_of_work
from tests.browser.data import database_of, opened
from tests.browser.serving import ROOT, App, environment, until
from tests.databases import SERVER, blank

PEOPLE = ("ana", "bruno", "carla", "rui", "davi", "marta")
"""Of the example: a supervisor, four analysts and a viewer."""
ZONES = ("America/Sao_Paulo", "Asia/Tokyo")
"""Half a day apart."""
LATE = 20
"""The hour from which a day might turn while tests run."""
PASSWORD = "ninguém adivinha 42"


def zone() -> str:
    """In which it isn't late: what is due today is due today in the last test, too."""
    here, there = ZONES
    return here if 1 <= datetime.now(ZoneInfo(here)).hour < LATE else there


def set_up(folder: Path) -> None:
    """The example in Portuguese; in files beside it its zone and day, and everybody's token."""
    (folder / "day").write_text(f"{zone()} {datetime.now(ZoneInfo(zone())):%Y-%m-%d}")
    with ThreadPoolExecutor(1) as thread:
        tokens = thread.submit(asyncio.run, _everybody(folder)).result()
    (folder / "tokens").write_text("".join(f"{who} {token}\n" for who, token in tokens.items()))


async def _everybody(folder: Path) -> dict[str, str]:
    ledger.unlock(folder)
    if SERVER:
        await migrate(database_of(folder))
    else:
        blank(folder)
    async with opened(folder):
        tokens = {"admin": await _administrator()}
        ids = {login: id for id, login in await User.all().values_list("id", "login")}
        for who in PEOPLE:
            tokens[who] = await _signed_in(ids[who])
        await _mornings_are_over()
    return tokens


async def _mornings_are_over() -> None:
    """Nobody is reminded while a test runs, whatever the time of day."""

    async def body(work: Work) -> None:
        for ahead in range(-1, 4):
            day = work.now.date() + timedelta(days=ahead)
            await DailyDigest.create(user_id=0, day=day, at=work.now)

    await unit_of_work(body, by=None)


async def _administrator() -> str:
    i18n.use("pt_BR")
    link = await setup.setup_link("http://test")
    assert link
    first = First(
        name="Helena Prado", email="helena@example.com", password=PASSWORD,
        timezone=zone(), locale="pt_BR", role_names=role_names(),
    )  # fmt: skip
    token = link.rsplit("/", 1)[1]
    return await setup.set_up(first, token=token, example=True, browser=Browser())


async def _signed_in(user: int) -> str:
    """With a password of their own."""

    async def linked(work: Work) -> str:
        return await links.issue(work, "reset", user)

    await own.choose_password(await unit_of_work(linked, by=None), "reset", PASSWORD)
    return await enter_as(user, Browser())


def set_up_link(app: App) -> str:
    """As it was printed at the start."""
    log = app.folder / "app.log"
    found = until(lambda: re.search(r"http\S+/set-up/\S+", log.read_text()))
    return str(found[0])


def reset_link(app: App, who: str) -> str:
    asked = [sys.executable, "cli.py", "user", "reset-link", who]
    env = environment(app.folder, app.port)
    told = subprocess.run(asked, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    return told.stdout.strip().splitlines()[-1]
