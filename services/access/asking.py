"""Whoever has the machine asks for something: of the running app, else here."""

from __future__ import annotations

from typing import Any

from services import database
from services.access import control
from services.access.renewing import renew
from services.migrations import migrate
from services.settings import Settings


async def asked(
    settings: Settings, verb: str, values: dict[str, Any], told: control.Told
) -> dict[str, Any]:
    """By the running app where it holds the database, else here."""
    try:
        held = database.lock(settings.data_dir)
    except database.DatabaseIsInUse:
        return await _by_the_app(settings, verb, values)
    with held:
        await migrate(settings.database_url)
        await database.open_database(settings.database_url, settings.data_dir)
        try:
            return await control.answer_to(verb, values, told)
        finally:
            await database.close_database()


async def begin_chain(settings: Settings) -> int:
    """A new key for the ledger, where its own is lost; how many subjects it had sealed.

    Raises DatabaseIsInUse, and Refused where there is a key.
    """
    with database.lock(settings.data_dir):
        await migrate(settings.database_url)
        return await renew(settings.database_url, settings.data_dir)


async def _by_the_app(settings: Settings, verb: str, values: dict[str, Any]) -> dict[str, Any]:
    try:
        return await control.ask(settings.data_dir, verb, **values)
    except OSError:
        return {"refused": ["The app is starting or stopping; try again in a moment."]}
