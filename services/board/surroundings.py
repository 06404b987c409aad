"""What a board needs besides its tickets: people, types, and what the viewer may do."""

from __future__ import annotations

from typing import Any

from services.configuration import Configuration, Person
from services.people_colors import hue_of, initials_of


def people(configuration: Configuration) -> dict[str, dict[str, Any]]:
    """Everyone who is or was somebody's contact user: accounts are never deleted."""
    return {str(key): person(each) for key, each in configuration.users.items()}


def person(who: Person) -> dict[str, Any]:
    return {
        "name": who.name,
        "initials": initials_of(who.name),
        "hue": hue_of(who.id),
        "active": who.is_active,
    }


def types(configuration: Configuration) -> dict[str, dict[str, Any]]:
    return {
        str(kind.id): {
            "name": kind.name,
            "color": kind.color,
            "priority": kind.priority,
            "code": kind.code,
        }
        for kind in configuration.types.values()
        if not kind.is_group
    }


def may(configuration: Configuration, user_id: int) -> list[str]:
    user = configuration.users[user_id]
    return sorted(configuration.roles[user.role_id].permissions) if user.is_active else []
