"""How long Chromium takes to show a board, and how much it has to hold."""

from __future__ import annotations

import asyncio
import shutil
from statistics import median
from typing import Any

from playwright.async_api import BrowserContext, Page, async_playwright

from tests.bench.served import Served

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-headless-shell") or ""
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
PATIENCE, REST = 30, 600
"""Seconds at most; milliseconds until everything is drawn that will be."""
GRABBED = """() => new Promise(done => {
  const look = () => {
    const card = document.querySelector('.board .ticket');
    const box = card && card.getBoundingClientRect();
    const painted = box && box.height > 0 && card.offsetParent !== null;
    if (painted && window.did_handshake)
      requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
    else setTimeout(look, 5);
  };
  look();
})"""
"""Milliseconds from the navigation on until a card is painted and the page can act on it."""


async def opened(app: Served, times: int) -> dict[str, float]:
    """Seconds to a first card with a warm cache, the median; nodes in the document."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        context = await browser.new_context(viewport={"width": 1440, "height": 900})
        await _sign_in(context, app)
        await _open(context, app)
        took = []
        nodes = 0
        for _ in range(times):
            seconds, nodes = await _open(context, app)
            took.append(seconds)
        await browser.close()
    return {"seconds": median(took), "nodes": nodes}


async def _sign_in(context: BrowserContext, app: Served) -> None:
    cookie: Any = {"name": "atende", "value": app.told["token"], "url": app.url}
    await context.add_cookies([cookie])


async def _open(context: BrowserContext, app: Served) -> tuple[float, int]:
    page: Page = await context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    try:
        await page.goto(f"{app.url}/boards/all", wait_until="commit")
        milliseconds = await asyncio.wait_for(page.evaluate(GRABBED), PATIENCE)
        await page.wait_for_timeout(REST)
        nodes = await page.evaluate("document.querySelectorAll('*').length")
        return milliseconds / 1000, nodes
    except TimeoutError:
        raise RuntimeError(f"no card after {PATIENCE} s: {wrong}") from None
    finally:
        await page.close()


def is_there() -> bool:
    return bool(CHROMIUM)
