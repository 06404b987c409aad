"""`renew`: a ledger whose key is lost goes on under another."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from services import database, ledger
from services.kept_files import kept
from services.ledger import checkpoints
from services.ledger.renewing import begin_chain
from services.transaction import unit_of_work


class KeyIsThere(Exception):
    """What is sealed with it would be lost with it."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is there: nothing was changed")


async def renew(url: str, folder: Path) -> int:
    """How many subjects the lost key had sealed. The key is kept once its first entry is there."""
    path = folder / ledger.NAME
    if ledger.is_whole(path):
        raise KeyIsThere(path)
    key = ledger.new_key()
    await database.connect(url)
    try:
        ledger.hold(key)
        count = await unit_of_work(begin_chain, by=None)
    finally:
        await database.close_database()
    _laid_aside(path, folder / checkpoints.NAME)
    kept(path, lambda: key)
    return count


def _laid_aside(*paths: Path) -> None:
    """What the lost key sealed, or is left of it."""
    for path in paths:
        with suppress(FileNotFoundError):
            path.replace(path.with_name(f"{path.name}.lost"))
