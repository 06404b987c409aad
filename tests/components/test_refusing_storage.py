"""What people read while the database can't: whether they may go on reading."""

from __future__ import annotations

import sqlite3

import pytest

from components.i18n import use
from components.refusals import unavailable
from services.transaction import StorageRefuses, refusing


def refused(code: int) -> StorageRefuses:
    """As the doors say it."""
    error = sqlite3.OperationalError("no")
    error.sqlite_errorcode = code
    with pytest.raises(StorageRefuses) as caught, refusing():
        raise error
    return caught.value


@pytest.mark.parametrize("code", [sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY])
def test_on_a_full_or_read_only_disk_reading_goes_on(code: int) -> None:
    use("en")
    assert "reading goes on" in unavailable(refused(code))


def test_of_a_database_that_is_gone_nothing_can_be_read() -> None:
    use("en")
    for error in (refused(sqlite3.SQLITE_IOERR), StorageRefuses("stopping")):
        assert unavailable(error).startswith("Nothing can be read or recorded")
