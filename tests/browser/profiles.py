"""Browsers of people, as good as new: only what a page fetched is still in their cache."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import Any

from playwright.async_api import Browser, BrowserContext

CLOSING = 20
"""Seconds: a browser that does not let go of a window keeps no test waiting."""


class Profiles:
    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.used: dict[BrowserContext, str] = {}
        self.free: dict[str, list[BrowserContext]] = {}

    async def taken(self, **how: Any) -> BrowserContext:
        alike = json.dumps(how, sort_keys=True)
        free = self.free.setdefault(alike, [])
        context = free.pop() if free else await self.browser.new_context(**how)
        self.used[context] = alike
        return context

    async def given_back(self, context: BrowserContext) -> None:
        """With nothing of whoever had it; one that does not let go of a page is not used again."""
        alike = self.used.pop(context)
        with suppress(TimeoutError):
            await asyncio.wait_for(_emptied(context), CLOSING)
            self.free[alike].append(context)


async def _emptied(context: BrowserContext) -> None:
    """What a page still asks for goes before whoever asks does."""
    for page in context.pages:
        await page.close()
    await context.set_offline(False)
    await context.clear_cookies()
    await context.clear_permissions()
    wiped = await context.new_page()
    wire = await context.new_cdp_session(wiped)
    everything = {"origin": "*", "storageTypes": "local_storage,indexeddb,cache_storage"}
    await wire.send("Storage.clearDataForOrigin", everything)
    await wiped.close()
