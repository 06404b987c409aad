"""All that is configured, frozen, and the questions it answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from services.configuration.people import Named, Person, PositionInfo, RoleInfo
from services.configuration.process import Center, Reply, Type, WorkflowInfo
from services.workflow import Library
from services.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class InstallationInfo:
    name: str
    timezone: str
    locale: str
    counts_working_days: bool
    has_example: bool
    holiday_country: str = "BR"
    holiday_state: str = ""
    reminder_hour: int = 7
    escalation_days: int = 2
    undo_seconds: int = 10
    mails_customers: bool = False


@dataclass(frozen=True)
class Configuration:
    version: int
    installation: InstallationInfo
    centers: Mapping[int, Center]
    types: Mapping[int, Type]
    workflows: Mapping[int, WorkflowInfo]
    library: Library
    users: Mapping[int, Person]
    roles: Mapping[int, RoleInfo]
    positions: Mapping[int, PositionInfo]
    teams: Mapping[int, Named]
    channels: Mapping[int, Named]
    replies: tuple[Reply, ...]
    customer_spies: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    choices: Mapping[tuple[int, str], str] = field(default_factory=dict)
    """By person and source, where it isn't the default."""

    def told_of(self, user_id: int, source: str) -> str:
        """What an active person hears of a source: opened, all, closed or none."""
        user = self.users.get(user_id)
        if user is None or not user.is_active:
            return "none"
        usual = "opened" if ":" in source else "all"
        return self.choices.get((user_id, source), usual)

    def may(self, user_id: int | None, permission: str) -> bool:
        """P1: an active user whose role has the permission."""
        user = self.users.get(user_id) if user_id is not None else None
        return user is not None and user.is_active and permission in self._role(user).permissions

    def who_may(self, permission: str) -> tuple[int, ...]:
        return tuple(user_id for user_id in self.users if self.may(user_id, permission))

    def can_hold(self, user_id: int | None) -> bool:
        """Who is deactivated or may not follow up counts as no contact user (F5–F7)."""
        return self.may(user_id, "ticket.follow_up")

    def scope_of(self, user_id: int) -> str:
        return self._role(self.users[user_id]).scope

    def stands_above(self, upper: int, lower: int) -> bool:
        """Whether `upper`'s position is a strict ancestor of `lower`'s (F5)."""
        position = self.users[upper].position_id if upper in self.users else None
        return position is not None and position in self._ancestors(lower)

    def above(self, user_id: int) -> tuple[int, ...]:
        return tuple(
            other
            for other, person in self.users.items()
            if person.is_active and self.stands_above(other, user_id)
        )

    def subordinates(self, user_id: int) -> frozenset[int]:
        return frozenset(other for other in self.users if self.stands_above(user_id, other))

    def today(self, now: datetime) -> date:
        """The day of `now` where the installation is."""
        return now.astimezone(self.zone).date()

    @cached_property
    def working_days(self) -> WorkingDays:
        return WorkingDays(self.installation.holiday_country, self.installation.holiday_state)

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.installation.timezone)

    def _role(self, user: Person) -> RoleInfo:
        return self.roles[user.role_id]

    def _ancestors(self, user_id: int) -> set[int]:
        return set(self._climb(self.users[user_id].position_id)) if user_id in self.users else set()

    def _climb(self, position_id: int | None) -> Iterator[int]:
        seen: set[int] = set()
        while position_id is not None and position_id not in seen:
            seen.add(position_id)
            position_id = self.positions[position_id].parent_id
            if position_id is not None:
                yield position_id
