"""Bringing the database to the shape that this program knows, at every start."""

from __future__ import annotations

from services.migrations.known import DatabaseIsNewer, names, pending_among
from services.migrations.stored import applied, ensure_indexes
from services.transaction import refusing

__all__ = ["DatabaseIsNewer", "migrate", "pending"]


async def pending(url: str) -> tuple[str, ...]:
    """The migrations that this database still lacks, in order. Raises DatabaseIsNewer."""
    return pending_among(names(), await applied(url))


async def migrate(url: str, *, upto: str = "") -> tuple[str, ...]:
    """Apply what is missing and return its names. Raises DatabaseIsNewer, StorageRefuses.

    `upto`: the last one to apply, without what comes after all of them.
    Where nothing is missing this only reads a handful of names: the ORM is not loaded.
    """
    with refusing():
        missing = await pending(url)
        if missing:
            from services.migrations.running import apply

            await apply(url, missing, upto=upto)
        if not upto:
            await ensure_indexes(url)
    return missing
