"""Append-only record of every change, chained per subject (spec §9.3)."""

from services.ledger.entries import HEAD, Head, append, entries, entry, head_of
from services.ledger.sealing import (
    NAME,
    KeyIsCut,
    KeyIsMissing,
    has_key,
    hold,
    is_whole,
    new_key,
    sealed,
    unlock,
)

__all__ = [
    "HEAD",
    "NAME",
    "Head",
    "KeyIsCut",
    "KeyIsMissing",
    "append",
    "entries",
    "entry",
    "has_key",
    "head_of",
    "hold",
    "is_whole",
    "new_key",
    "sealed",
    "unlock",
]
