"""The command line's way into the running app."""

from __future__ import annotations

import asyncio
from pathlib import Path

from nicegui import App, background_tasks

from components.access.operator_words import told
from services.access import control


def install(app: App, folder: Path) -> None:
    """Once, before the app runs."""
    app.on_startup(lambda: background_tasks.create(_listen(folder), name="operator's socket"))


async def _listen(folder: Path) -> None:
    async with control.serving(folder, told):
        await asyncio.Event().wait()
