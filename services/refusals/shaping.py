"""What is refused when the process itself is shaped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from services.refusals.base import Refusal


@dataclass(frozen=True, kw_only=True)
class HasChanged(Refusal):
    """Somebody else gave the field another value meanwhile: `theirs`."""

    rule = "M4"
    what: str
    theirs: Any
    by: int | None = None

    @property
    def field(self) -> str:
        return self.what


@dataclass(frozen=True, kw_only=True)
class CodeIsWrong(Refusal):
    """Not dotted numbers, like 1.2."""

    rule = "C2"
    where = "code"


@dataclass(frozen=True, kw_only=True)
class CodeIsTaken(Refusal):
    rule = "C2"
    where = "code"
    name: str


@dataclass(frozen=True, kw_only=True)
class GroupIsMissing(Refusal):
    """No group has the code that this one hangs under, or it is an item."""

    rule = "C2"
    where = "code"
    group: str


@dataclass(frozen=True, kw_only=True)
class GroupIsInItself(Refusal):
    """A group can't hang under itself."""

    rule = "C2"
    where = "code"


@dataclass(frozen=True, kw_only=True)
class HoldsOthers(Refusal):
    """A group that things hang under stays a group, and active while they are."""

    rule = "C2"
    what: str
    count: int

    @property
    def field(self) -> str:
        return self.what


@dataclass(frozen=True, kw_only=True)
class NumberIsOut(Refusal):
    """Not a whole number from `least` to `most`."""

    what: str
    least: int
    most: int

    @property
    def field(self) -> str:
        return self.what


@dataclass(frozen=True, kw_only=True)
class CenterIsUsed(Refusal):
    """C1: open tickets stand on it, or versions that are in force name it."""

    rule = "C1"
    what: str
    center: int
    tickets: int = 0
    workflows: tuple[int, ...] = ()

    @property
    def field(self) -> str:
        return self.what


@dataclass(frozen=True, kw_only=True)
class IsMissing(Refusal):
    """A field that must be filled in is empty."""

    what: str

    @property
    def field(self) -> str:
        return self.what


@dataclass(frozen=True, kw_only=True)
class IsTooLong(IsMissing):
    limit: int


@dataclass(frozen=True, kw_only=True)
class IsTaken(IsMissing):
    """Someone or something else already has this name, login or e-mail."""


@dataclass(frozen=True, kw_only=True)
class IsUnknown(IsMissing):
    """Nothing usable goes by what was chosen."""


@dataclass(frozen=True, kw_only=True)
class ValidityIsReversed(Refusal):
    """It would end before it begins."""

    rule = "T1"
    where = "valid_until"


@dataclass(frozen=True, kw_only=True)
class WorkflowIsUnpublished(Refusal):
    """A type is saved only with a workflow that has a published version (spec §3.13)."""

    rule = "§3.13"
    where = "workflow_id"


@dataclass(frozen=True, kw_only=True)
class TypeIsUsed(Refusal):
    """C1: a type with tickets, open or closed, does not become a group."""

    rule = "C1"
    where = "is_group"


@dataclass(frozen=True, kw_only=True)
class VariableIsUnknown(IsMissing):
    """Nothing is filled in for `name`."""

    name: str


@dataclass(frozen=True, kw_only=True)
class AtRole(Refusal):
    """What stands against one of several roles that are edited together."""

    role: int
    refusal: Refusal

    @property
    def field(self) -> str:
        """The role, and its field as one word."""
        return f"{self.role}:{self.refusal.field.replace('.', '_')}"
