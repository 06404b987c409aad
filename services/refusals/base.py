"""What every refusal has, and those of any act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """`field` is where it shows; `who` the people who can."""

    rule: ClassVar[str] = ""
    where: ClassVar[str] = ""
    who: tuple[int, ...] = ()

    @property
    def field(self) -> str:
        return self.where


class Refused(Exception):
    """Everything refused in one attempt, together. Nothing was changed."""

    def __init__(self, *refusals: Refusal) -> None:
        super().__init__(", ".join(f"{type(each).__name__} ({each.rule})" for each in refusals))
        self.refusals = refusals


@dataclass(frozen=True, kw_only=True)
class NotFound(Refusal):
    rule = "P1"
    thing: str = "ticket"


@dataclass(frozen=True, kw_only=True)
class NotPermitted(Refusal):
    rule = "P1"
    permission: str

    @property
    def field(self) -> str:
        return "priority" if self.permission == "ticket.prioritize" else ""


@dataclass(frozen=True, kw_only=True)
class KeyWasUsed(Refusal):
    """The same key came with another body (spec §9.2)."""

    rule = "§9.2"
