"""The storage of this process."""

from __future__ import annotations

from pathlib import Path

from services.storage.kinds import Storage, StoreRefuses
from services.storage.local import LocalFiles

_storage: Storage | None = None


def open_storage(folder: Path) -> Storage:
    """Files go under the data directory from now on."""
    global _storage
    _storage = LocalFiles(folder / "files")
    return _storage


def storage() -> Storage:
    if _storage is None:
        raise StoreRefuses("the storage is not open")
    return _storage
