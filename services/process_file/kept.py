"""A file between being read and being put in place: in memory, one for each person."""

from __future__ import annotations

import secrets
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass

from services.process_file.nodes import LARGEST

LIFE = 3600.0


@dataclass(frozen=True, slots=True)
class Kept:
    token: str
    data: bytes
    until: float


_kept: dict[int, Kept] = {}


async def bounded(chunks: AsyncIterator[bytes]) -> bytes | None:
    """All of it; None as soon as it is too much, whatever was announced."""
    data = bytearray()
    async for chunk in chunks:
        data += chunk
        if len(data) > LARGEST:
            return None
    return bytes(data)


def keep(data: bytes, *, by: int) -> str:
    """The word for which `taken` gives it back."""
    now = time.monotonic()
    for other in [user for user, each in _kept.items() if each.until < now]:
        del _kept[other]
    _kept[by] = Kept(secrets.token_urlsafe(12), data, now + LIFE)
    return _kept[by].token


def taken(token: str, *, by: int) -> bytes | None:
    found = _kept.get(by)
    return found.data if found and found.token == token else None


def drop(*, by: int) -> None:
    _kept.pop(by, None)
