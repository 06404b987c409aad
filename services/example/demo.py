"""`cli.py demo`: a database as large as one wants to try."""

from __future__ import annotations

import asyncio
import time
from typing import Annotated

import typer

from models import Installation, ResponsibilityCenter
from services import database, example
from services.example.crowd import NothingToStandOn, crowd
from services.migrations import DatabaseIsNewer, migrate
from services.settings import Settings, SettingsWrong, load
from services.transaction import Work, unit_of_work

demo_command = typer.Typer(help="Fill the database with made-up tickets.")
HINDERED = (database.DatabaseIsInUse, DatabaseIsNewer, SettingsWrong)


@demo_command.callback(invoke_without_command=True)
def demo(
    *,
    tickets: Annotated[int, typer.Option(min=1, help="How many tickets to write.")] = 1_000,
    all_open: Annotated[
        bool, typer.Option("--open", help="All of them open, not one in ten.")
    ] = False,
) -> None:
    """Write tickets with their histories. The app must not be running on this data directory."""
    begun = time.perf_counter()
    try:
        settings = load()
        with database.lock(settings.data_dir):
            asyncio.run(_filled(settings, tickets, all_open=all_open))
    except NothingToStandOn:
        _end("No active type has a workflow, or nobody may follow a ticket up.")
    except HINDERED as hindered:
        _end(str(hindered))
    typer.echo(f"{tickets} tickets in {time.perf_counter() - begun:.1f} s")


def _end(sentence: str) -> None:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)


async def _filled(settings: Settings, tickets: int, *, all_open: bool) -> None:
    await migrate(settings.database_url)
    await database.open_database(settings.database_url, settings.data_dir)
    try:
        await _with_a_process(settings)
        await crowd(tickets, all_open=all_open)
    finally:
        await database.close_database()


async def _with_a_process(settings: Settings) -> None:
    """The tickets go on the process that is there; where there is none, on the example's."""
    if await ResponsibilityCenter.all().exists():
        return
    locale = settings.locale or "en"

    async def body(work: Work) -> None:
        if not await Installation.filter(id=1).exists():
            zone = settings.timezone or "UTC"
            await Installation.create(id=1, locale=locale, timezone=zone)
        work.configuration_changed()

    await unit_of_work(body, by=None)
    await example.fill(locale, by=None)
