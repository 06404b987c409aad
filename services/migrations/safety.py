"""A copy before, a check after: no migration on SQLite loses a row."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


class RowsLostTheirParents(Exception):
    """A migration left rows that refer to nothing. The database was put back as it was."""


@contextmanager
def copied(path: Path, names: tuple[str, ...]) -> Iterator[None]:
    """Keep `path` as `….before-<migration>`; put it back if the body fails."""
    if not path.exists():
        yield
        return
    copy = path.with_name(f"{path.name}.before-{names[0]}")
    copy.unlink(missing_ok=True)
    _copy(path, copy)
    try:
        yield
    except BaseException:
        _copy(copy, path)
        raise


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as db, closing(sqlite3.connect(target)) as copy:
        db.backup(copy)


def check_foreign_keys(path: Path) -> None:
    """Raises RowsLostTheirParents."""
    with closing(sqlite3.connect(path)) as db:
        broken = db.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise RowsLostTheirParents(sorted({row[0] for row in broken}))
