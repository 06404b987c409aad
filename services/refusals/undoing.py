"""What can't be taken back, and why (spec §9.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from services.refusals.base import Refusal


@dataclass(frozen=True, kw_only=True)
class TooLateToUndo(Refusal):
    """Somebody has acted since; `by` None where that may not be seen. `happened`: past tense."""

    rule = "§9.5"
    by: int | None
    happened: str
    at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class NotYours(Refusal):
    """One's own act alone is undone; `by` did this one."""

    rule = "§9.5"
    by: int


@dataclass(frozen=True, kw_only=True)
class WindowIsOver(Refusal):
    """So many seconds there were; 0: nothing is undone here."""

    rule = "§9.5"
    seconds: int


@dataclass(frozen=True, kw_only=True)
class IsUndone(Refusal):
    rule = "§9.5"
    by: int
    at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class WrittenForSomebody(Refusal):
    """A migration's or a hand-over's entry, which is not undone here."""

    rule = "§9.5"
    kind: str
