"""What wakes the worker."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MailWaits:
    """There is something to send, at once."""


@dataclass(frozen=True, slots=True)
class MailChanged:
    """How mail leaves is another, or a dead one is tried again."""
