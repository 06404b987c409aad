"""Who must be told when a session ends or somebody's rights change."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SessionsEnded:
    session_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RightsChanged:
    """What these people may do, or how they read, is not what it was: their screens start anew."""

    user_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SightChanged:
    """Who sees which tickets may not be what it was: every open board is looked at at once."""
