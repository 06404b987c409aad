"""Secrets of the installation, each in a file of its own."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path


def kept(path: Path, make: Callable[[], bytes]) -> bytes:
    """What `path` holds: made once, readable by its owner alone, and never half written."""
    if not path.exists():
        fresh = path.with_suffix(f".{os.getpid()}")
        try:
            fresh.touch(mode=0o600)
            fresh.write_bytes(make())
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
    return path.read_bytes()
