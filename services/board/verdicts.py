"""What a board says of each column while a ticket is held over it. Data; the words come later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from services.refusals import Refusal
from services.workflow import Given

Verdict = Literal["goes", "asks", "blocked", "stay"]


@dataclass(frozen=True, slots=True)
class Part:
    """A question and the answer a zone gives it; `number` is the answer's, everywhere."""

    question: str
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Over:
    """What the column would hold, and may (M5)."""

    count: int
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """One way to drop a ticket here. `asks`: what the composer will want before it records."""

    to: int | None
    direction: Literal["advance", "other", "reopen"] = "advance"
    answers: tuple[Given, ...] = ()
    parts: tuple[Part, ...] = ()
    asks: tuple[str, ...] = ()
    over: Over | None = None
    ends: bool = False
    closes: bool = False
    off_flow: bool = False
    reopens: bool = False
    more: bool = False

    @property
    def direct(self) -> bool:
        """A drop records at once."""
        return not (self.asks or self.over or self.more or self.reopens)


@dataclass(frozen=True, slots=True)
class Why:
    """`through`: the CR that the workflow goes to first."""

    refusals: tuple[Refusal, ...]
    through: int | None = None


@dataclass(frozen=True, slots=True)
class ColumnWays:
    verdict: Verdict
    zones: tuple[Zone, ...] = ()
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class TicketWays:
    number: int
    version: int
    center: int
    columns: Mapping[int, ColumnWays] = field(default_factory=dict)
    question: str | None = None
    truncated: bool = False


def verdict_of(zones: tuple[Zone, ...], why: Why | None) -> ColumnWays:
    if not zones:
        return ColumnWays("blocked", why=why)
    return ColumnWays("goes" if len(zones) == 1 else "asks", zones)
