"""What happened to one ticket, before and after, for the rooms that see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from services.board.facts import CardFacts


@dataclass(frozen=True, slots=True)
class Head:
    """Open tickets on a CR, whoever sees them, and since when the longest one stands there."""

    count: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class TicketChange:
    """`kind`: opened, followed_up, moved, closed, reopened, delegated, ... (past tense).

    `before` is None for a new ticket, `after` for a withdrawn one. `heads` holds the CRs
    whose open tickets changed.
    """

    kind: str
    before: CardFacts | None
    after: CardFacts | None
    by: int
    at: datetime
    heads: Mapping[int, Head] = field(default_factory=dict)
