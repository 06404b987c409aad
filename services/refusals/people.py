"""F5–F7: whom a ticket is delegated to."""

from __future__ import annotations

from dataclasses import dataclass

from services.refusals.base import Refusal


@dataclass(frozen=True, kw_only=True)
class IsErased(Refusal):
    """Their data were erased on request: there is nothing left of them."""


@dataclass(frozen=True, kw_only=True)
class ContactIsLocked(Refusal):
    rule = "F5"
    holder: int
    locked: str = "contact_user"

    @property
    def field(self) -> str:
        return self.locked


@dataclass(frozen=True, kw_only=True)
class ContactUserIsRequired(Refusal):
    rule = "F6"
    where = "contact_user"
    center: int


@dataclass(frozen=True, kw_only=True)
class ContactUserCantFollowUp(Refusal):
    rule = "F7"
    where = "contact_user"
    user: int


@dataclass(frozen=True, kw_only=True)
class MayNotDelegate(Refusal):
    rule = "F7"
    where = "contact_user"
