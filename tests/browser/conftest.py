"""Real windows over the real app: a copy of one set-up installation for each file of tests."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from inspect import iscoroutinefunction
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright, expect

from tests.browser.data import copied, fresh
from tests.browser.installing import set_up
from tests.browser.profiles import Profiles
from tests.browser.serving import App, lasting_port, running
from tests.browser.window import Window

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((path for name in NAMES if (path := shutil.which(name))), "")
FLAGS = [f"--{flag}" for flag in (
    "headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-sync",
    "disable-background-networking", "disable-component-update",
)]  # fmt: skip
HERE = Path(__file__).parent
DESK = {"viewport": {"width": 1440, "height": 900}}
PATIENCE = 45_000
"""Of a busy machine: what happens sooner is seen sooner."""
expect.set_options(timeout=PATIENCE)
Opener = Callable[..., Awaitable[Window]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if iscoroutinefunction(getattr(item, "function", None)):
                item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data directory with the example, stopped."""
    with fresh(tmp_path_factory.mktemp("installation")) as folder:
        set_up(folder)
        yield folder


@pytest.fixture(scope="module")
def data(installation: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of it for one file of tests."""
    with copied(installation, tmp_path_factory.mktemp("app") / "data") as folder:
        yield folder


@pytest.fixture(scope="module")
def filled(data: Path) -> Path:
    """As the file of tests wants it."""
    return data


@pytest.fixture(scope="session")
def address() -> int:
    """One port for every app in turn: what a browser once fetched it knows again."""
    return lasting_port()


@pytest.fixture(scope="module")
def app(filled: Path, address: int) -> Iterator[App]:
    with running(filled, port=address) as started:
        yield started


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def profiles(chromium: Browser) -> Profiles:
    return Profiles(chromium)


@pytest_asyncio.fixture(loop_scope="session")
async def window(app: App, profiles: Profiles) -> AsyncIterator[Opener]:
    """`await window("carla")` is her browser; nothing may go wrong in any of them."""
    opened: list[Window] = []

    async def open_for(who: str | None, **how: Any) -> Window:
        context = await profiles.taken(**{**DESK, "locale": "pt-BR", **how})
        context.set_default_timeout(PATIENCE)
        if who:
            token: Any = {"name": "atende", "value": app.tokens[who], "url": app.url}
            await context.add_cookies([token])
        opened.append(Window(await context.new_page(), app.url))
        return opened[-1]

    yield open_for
    for each in opened:
        await profiles.given_back(each.page.context)
    assert [line for each in opened for line in each.wrong] == []
