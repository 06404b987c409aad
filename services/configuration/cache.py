"""Read once and shared until it changes."""

from __future__ import annotations

import time

from services import events
from services.configuration.reading import read
from services.configuration.whole import Configuration
from services.transaction import Work, reading
from services.transaction.units import shaped

VERSION = "select configuration_version from installation"
FRESH = 1.0
_known: Configuration | None = None
_looked_at = 0.0


async def configuration() -> Configuration:
    """What is in force, at most a second old where another process changed it."""
    global _looked_at
    if _known is not None and shaped.is_set() and time.monotonic() - _looked_at < FRESH:
        return _known
    shaped.set()
    _looked_at, looked_at = 0.0, time.monotonic()
    [rows] = await reading(lambda snapshot: snapshot.rows((VERSION, ())))
    version = rows[0][0] if rows else 0
    fresh = _known
    if fresh is None or fresh.version != version:
        fresh = _remembered(await reading(read))
    _looked_at = looked_at
    return fresh


async def configuration_in(work: Work) -> Configuration:
    """What is in force in this change."""
    if work.changes_configuration:
        return await read(work)
    [rows] = await work.rows((VERSION, ()))
    return await configuration_at(rows[0][0] if rows else 0, work)


async def configuration_locked(work: Work) -> Configuration:
    """As `configuration_in`, where what is judged must not change before this commit.

    Of two changes of the process the second one judges what the first one left.
    """
    lock = " for update" if work.dialect == "postgres" else ""
    [rows] = await work.rows((VERSION + lock, ()))
    return await configuration_at(rows[0][0] if rows else 0, work)


async def configuration_at(version: int, work: Work) -> Configuration:
    """The known one where it is of `version`, else read inside `work` (not kept)."""
    known = _known
    if work.changes_configuration or known is None or known.version != version:
        return await read(work)
    return known


def forget() -> None:
    """Read anew at the next question."""
    global _looked_at
    _looked_at = 0.0


def _remembered(fresh: Configuration) -> Configuration:
    global _known
    changed = _known is not None and _known.version != fresh.version
    _known = fresh
    if changed:
        events.publish_all([ConfigurationChanged(fresh.version)])
    return fresh


class ConfigurationChanged:
    def __init__(self, version: int) -> None:
        self.version = version


def forget_everything() -> None:
    """Know nothing yet. For tests: each has a database of its own."""
    global _known
    _known = None
    forget()


def known() -> Configuration:
    """What was in force when it was last asked. For words, which can't wait."""
    if _known is None:
        raise RuntimeError("the configuration was never read")
    return _known
