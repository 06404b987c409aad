"""What a storage does, and how it says that it can't."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Protocol, TypeVar

T = TypeVar("T")


class TooLarge(Exception):
    """More came than was allowed; nothing of it is kept."""


class StoreRefuses(Exception):
    """Full, read-only or gone: nothing can be kept or read now."""


class Damaged(Exception):
    """What is kept is not what was given, or is no longer there."""


@dataclass(frozen=True, slots=True)
class Stored:
    key: str
    size: int
    sha256: str


class Storage(Protocol):
    """Bytes by key. A key is the storage's own word, never somebody's."""

    async def keep(self, blocks: AsyncIterator[bytes], *, limit: int, key: str = "") -> Stored:
        """All of it, on the disk when this returns, or nothing.

        Raises TooLarge as soon as it is more than `limit` bytes, StoreRefuses, and whatever
        `blocks` raises.
        """

    async def read(self, key: str, *, sha256: str = "") -> AsyncIterator[bytes]:
        """Checked against `sha256` before the first byte. Raises Damaged, StoreRefuses."""

    async def look(self, key: str, see: Callable[[BinaryIO], T]) -> T:
        """What `see` makes of the bytes, in a thread of its own. Raises Damaged, StoreRefuses."""

    async def drop(self, *keys: str) -> None:
        """Destroy; what isn't there is no matter. Raises StoreRefuses."""

    async def kept_before(self, moment: datetime) -> list[str]:
        """Keys of what was kept before it."""

    async def drop_unfinished(self, moment: datetime) -> None:
        """Destroy what was begun before it and never came to an end."""
