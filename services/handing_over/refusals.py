"""What is refused when tickets are handed over or taken back."""

from __future__ import annotations

from dataclasses import dataclass

from services.refusals import Refusal


@dataclass(frozen=True, kw_only=True)
class MayNotHandOver(Refusal):
    """Neither they themselves nor someone above them who delegates (spec §2)."""

    rule = "P1"
    user: int


@dataclass(frozen=True, kw_only=True)
class SuccessorIsWrong(Refusal):
    """`user` is the very one who hands over, or can't take follow-ups (F7)."""

    rule = "F7"
    where = "successors"
    user: int


@dataclass(frozen=True, kw_only=True)
class NothingToHandOver(Refusal):
    """They are the contact user of no open ticket."""

    where = "successors"
    user: int


@dataclass(frozen=True, kw_only=True)
class IsUnderWay(Refusal):
    """Tickets of theirs are being handed over this moment."""


@dataclass(frozen=True, kw_only=True)
class IsReturned(Refusal):
    """They were taken back already."""
