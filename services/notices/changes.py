"""What happened to the notices of people."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoticesChanged:
    """Some came, were read, or went with an act that was undone."""

    user_ids: tuple[int, ...]
