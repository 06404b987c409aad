"""The migrations that this program brings along."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "models" / "migrations"


class DatabaseIsNewer(Exception):
    """The database holds migrations of a later program; this one would damage it."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(f"the database is newer than this program: {', '.join(names)}")
        self.names = names


def names() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in FOLDER.glob("[0-9]*.py")))


def pending_among(brought: tuple[str, ...], applied: Iterable[str]) -> tuple[str, ...]:
    """What of `brought` is not applied yet. Raises DatabaseIsNewer."""
    there = set(applied)
    if unknown := tuple(sorted(there.difference(brought))):
        raise DatabaseIsNewer(unknown)
    return tuple(name for name in brought if name not in there)
