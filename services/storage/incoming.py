"""One file on its way to the disk: a temporary file, then its name, each of them made sure of."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

PART = ".part"
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW


class Incoming:
    """Blocking. `finish` or `abandon` it."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._path, self.part = path, path.with_name(f"{path.name}{PART}")
        self._file = open(os.open(self.part, NEW, 0o600), "wb", buffering=0)  # noqa: SIM115
        self._digest = hashlib.sha256()
        self.size = 0

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()

    def write(self, block: bytes) -> None:
        self._digest.update(block)
        self.size += len(block)
        rest = memoryview(block)
        while rest:
            rest = rest[self._file.write(rest) or 0 :]

    def finish(self) -> None:
        """Under its name, and there after a power cut."""
        os.fsync(self._file.fileno())
        self._file.close()
        self.part.replace(self._path)
        for folder in (self._path.parent, self._path.parent.parent):
            _sure_of(folder)

    def abandon(self) -> None:
        self._file.close()
        for path in (self.part, self._path):
            path.unlink(missing_ok=True)


def _sure_of(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
