"""CRs, types, workflows and standard replies, frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Center:
    id: int
    code: str
    name: str
    is_group: bool
    closes_ticket: bool
    wip_limit: int | None
    is_active: bool

    @property
    def is_usable(self) -> bool:
        """M3: an active item."""
        return self.is_active and not self.is_group

    @property
    def order(self) -> tuple[int, ...]:
        return code_order(self.code)


def code_order(code: str) -> tuple[int, ...]:
    """1.2 before 1.10."""
    return tuple(int(part) for part in code.split("."))


@dataclass(frozen=True, slots=True)
class Type:
    id: int
    code: str
    name: str
    is_group: bool
    priority: int
    max_contact_days: int | None
    workflow_id: int | None
    color: str
    lock_type: bool
    require_text: bool
    require_product: bool
    require_contact: bool
    allow_attachments: bool
    max_attachment_mb: int
    lock_contact: bool
    valid_from: date | None
    valid_until: date | None
    is_active: bool
    spies: tuple[int, ...] = ()

    def is_usable(self, today: date) -> bool:
        """T1: an active item within its validity."""
        begun = self.valid_from is None or self.valid_from <= today
        over = self.valid_until is not None and self.valid_until < today
        return self.is_active and not self.is_group and begun and not over


@dataclass(frozen=True, slots=True)
class WorkflowInfo:
    id: int
    name: str
    is_active: bool
    published_version_id: int | None


@dataclass(frozen=True, slots=True)
class Reply:
    id: int
    title: str
    text: str
    position: int
    types: frozenset[int]
    centers: frozenset[int]
