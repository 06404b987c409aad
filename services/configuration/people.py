"""Who there is: people with their roles and positions, and things with just a name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    login: str
    name: str
    email: str
    role_id: int
    team_id: int | None
    position_id: int | None
    is_active: bool
    locale: str


@dataclass(frozen=True, slots=True)
class RoleInfo:
    id: int
    name: str
    permissions: frozenset[str]
    scope: str
    is_active: bool


@dataclass(frozen=True, slots=True)
class PositionInfo:
    id: int
    name: str
    parent_id: int | None


@dataclass(frozen=True, slots=True)
class Named:
    id: int
    name: str
    is_active: bool
    kind: str = ""
