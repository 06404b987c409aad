"""Roles and positions as the file says them."""

from __future__ import annotations

from typing import Any

from services.access.permissions import PERMISSIONS
from services.configuration import Configuration
from services.process_file.document import Values
from services.process_file.refusals import NamesAreDoubled
from services.refusals import Refused


def roles(known: Configuration) -> list[Values]:
    active = sorted((each for each in known.roles.values() if each.is_active), key=_name)
    return [
        {
            "name": each.name,
            "sees": each.scope,
            "may": tuple(one for one in PERMISSIONS if one in each.permissions),
        }
        for each in active
    ]


def _name(thing: Any) -> str:
    return str(thing.name)


def positions(known: Configuration) -> list[Values]:
    """Each after the one it is under, those of one by name."""
    names = [each.name for each in known.positions.values()]
    if doubled := {name for name in names if names.count(name) > 1}:
        raise Refused(NamesAreDoubled(names=tuple(sorted(doubled))))
    paths = {each.id: _path(known, each.id) for each in known.positions.values()}
    return [
        {"name": path[-1], "under": path[-2] if len(path) > 1 else None}
        for path in sorted(paths.values())
    ]


def _path(known: Configuration, position_id: int | None) -> tuple[str, ...]:
    if position_id is None:
        return ()
    position = known.positions[position_id]
    return (*_path(known, position.parent_id), position.name)
