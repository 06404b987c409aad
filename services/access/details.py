"""What is known of a person, and whether it can stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from models import Position, Team
from services.access import entries
from services.access.refusals import IsUnknown
from services.configuration import Person
from services.refusals import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What is known of a person. A blank login follows from the e-mail."""

    name: str
    email: str
    role_id: int
    login: str = ""
    team_id: int | None = None
    position_id: int | None = None

    def cleaned(self) -> Details:
        return Details(
            name=entries.clean(self.name),
            email=entries.clean(self.email).casefold(),
            login=entries.login_of(self.login),
            role_id=self.role_id,
            team_id=self.team_id,
            position_id=self.position_id,
        )

    def values(self) -> dict[str, Any]:
        """By column. A blank login names none, and changes none."""
        return columns(self) | ({"login": self.login} if self.login else {})


def details_of(person: Person) -> Details:
    return Details(**{name: getattr(person, name) for name in Details.__dataclass_fields__})


async def objections(details: Details, *, but: int = 0) -> list[Refusal]:
    found = [
        *entries.objections("name", details.name),
        *entries.email_objections(details.email),
        *await entries.taken(but, email=details.email, login=details.login),
    ]
    if details.team_id and not await Team.filter(id=details.team_id, is_active=True).exists():
        found.append(IsUnknown(what="team_id"))
    places = Position.filter(id=details.position_id, is_active=True)
    if details.position_id and not await places.exists():
        found.append(IsUnknown(what="position_id"))
    return found


def columns(details: Details) -> dict[str, Any]:
    return {
        "name": details.name,
        "email": details.email,
        "role_id": details.role_id,
        "team_id": details.team_id,
        "position_id": details.position_id,
    }
