"""From nothing to a served app; what goes wrong is said in a sentence."""

from __future__ import annotations

import asyncio
import gc
import socket
import sys
from typing import IO
from urllib.parse import urlsplit

from nicegui import app, ui

from services import database, ledger, logs
from services.access.setup import setup_link
from services.migrations import DatabaseIsNewer, migrate
from services.settings import Settings, SettingsWrong, load
from services.transaction import StorageRefuses

DRAIN = 8
RECONNECT = 20
CANT = (
    SettingsWrong,
    database.DatabaseIsInUse,
    DatabaseIsNewer,
    ledger.KeyIsCut,
    ledger.KeyIsMissing,
    StorageRefuses,
    OSError,
)


def serve() -> int:
    """Run until stopped; the process's exit status."""
    try:
        settings = load()
        _log(settings)
        held = _ready(settings)
    except CANT as error:
        _say(f"Atende can't start. {error}")
        return 1
    run(settings, held)
    return 0


def _log(settings: Settings) -> None:
    logs.hide(settings.secret_key, urlsplit(settings.database_url).password or "")
    logs.begin()


def _ready(settings: Settings) -> IO[str]:
    """Everything in place that would otherwise fail half-way; the lock that holds it."""
    held = database.lock(settings.data_dir)
    if ledger.has_key(settings.data_dir):
        ledger.unlock(settings.data_dir)
    try:
        asyncio.run(_migrated(settings))
    except StorageRefuses as error:
        raise StorageRefuses(f"The database of ATENDE_DATABASE_URL: {error}") from error
    _check_port(settings)
    return held


async def _migrated(settings: Settings) -> None:
    """The schema as it should be; a first start makes the ledger's key, a later one may miss it."""
    await migrate(settings.database_url)
    if not ledger.has_key(settings.data_dir):
        await database.open_database(settings.database_url, settings.data_dir)
        await database.close_database()


def _check_port(settings: Settings) -> None:
    asked = (settings.host, settings.port)
    try:
        family = socket.getaddrinfo(*asked, type=socket.SOCK_STREAM)[0][0]
        socket.create_server(asked, family=family).close()
    except OSError as error:
        raise OSError(f"ATENDE_HOST and ATENDE_PORT, {asked}: {error.strerror}") from error


def run(settings: Settings, held: IO[str]) -> None:
    from pages import background, composition, stopping

    app.state.lock = held
    stopping.end_well()
    composition.compose(app, settings)
    database.attach(app, settings)
    background.install(app, settings)
    app.on_startup(lambda: _announce(settings))
    gc.freeze()
    gc.enable()
    ui.run(
        host=settings.host,
        port=settings.port,
        title="Atende",
        reload=False,
        tailwind=False,
        show=False,
        show_welcome_message=False,
        storage_secret=settings.secret_key,
        reconnect_timeout=RECONNECT,
        timeout_graceful_shutdown=DRAIN,
        log_config=None,
        uvicorn_logging_level="warning",
        access_log=False,
        ws_per_message_deflate=False,
    )


async def _announce(settings: Settings) -> None:
    link = await setup_link(settings.public_url)
    if link is None:
        _say(f"Atende is at {settings.public_url}")
    else:
        _say("Atende is ready. Open this link once, to set it up:")
        _say(link)


def _say(line: str) -> None:
    print(line, file=sys.stderr if line.startswith("Atende can't") else sys.stdout, flush=True)
