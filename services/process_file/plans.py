"""What an import would do, as data that goes over a wire."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class FieldChange:
    """`field` as the file has it; `order` of the step it is of, if of one."""

    field: str
    before: Any
    after: Any
    order: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """`becomes`: of a workflow, draft or published. `replaces`: somebody's draft goes for it.

    `label`: what people call it, its code and name.
    """

    section: str
    name: str
    label: str
    line: int
    is_new: bool
    fields: tuple[FieldChange, ...] = ()
    becomes: str = ""
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class Left:
    """Not done: `why` is login (nobody has it) or workflow (not published yet)."""

    section: str
    name: str
    line: int
    why: str
    what: str


@dataclass(frozen=True, slots=True)
class Plan:
    """`made_of` names the process it was made of; `same` counts what is left alone."""

    made_of: str
    publishes: bool
    changes: tuple[Change, ...]
    left: tuple[Left, ...]
    same: int

    def of(self, section: str, *, is_new: bool) -> tuple[Change, ...]:
        return tuple(e for e in self.changes if e.section == section and e.is_new == is_new)

    def as_plain(self) -> dict[str, Any]:
        return asdict(self)


def from_plain(plain: dict[str, Any]) -> Plan:
    changes = (
        Change(**{**each, "fields": tuple(FieldChange(**one) for one in each["fields"])})
        for each in plain["changes"]
    )
    left = _all(Left, plain["left"])
    return Plan(plain["made_of"], plain["publishes"], tuple(changes), left, plain["same"])


def _all(kind: type[Left], plain: Iterable[dict[str, Any]]) -> tuple[Left, ...]:
    return tuple(kind(**each) for each in plain)
