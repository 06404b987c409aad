"""What is refused when somebody's data are to be erased."""

from __future__ import annotations

from dataclasses import dataclass

from services.refusals import Refusal


@dataclass(frozen=True, kw_only=True)
class NameIsNotTyped(Refusal):
    """What can't be undone is confirmed by the name."""

    where = "typed"
    name: str


@dataclass(frozen=True, kw_only=True)
class StillWorksHere(Refusal):
    """A user is deactivated first, so that their tickets go to somebody."""

    user: int


@dataclass(frozen=True, kw_only=True)
class HasOpenTickets(Refusal):
    """While something is open for a customer, the team must know who it is."""

    count: int
