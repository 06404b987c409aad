"""What a folder of files holds, and whether it is what was given."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from services.storage.kinds import Damaged


def checked(file: Any, sha256: str) -> None:
    """At its beginning again. Raises Damaged, and then closes it."""
    if sha256 and hashlib.file_digest(file, "sha256").hexdigest() != sha256:
        file.close()
        raise Damaged(sha256)
    file.seek(0)


def pieces(root: Path, moment: datetime) -> Iterator[Path]:
    """Files that were last written before `moment`."""
    for folder in root.iterdir() if root.is_dir() else ():
        for path in folder.iterdir() if folder.is_dir() else ():
            try:
                is_old = path.stat().st_mtime < moment.timestamp()
            except FileNotFoundError:
                continue
            if is_old:
                yield path
