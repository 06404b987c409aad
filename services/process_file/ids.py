"""Things by their names in the file, as ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from services.configuration import Configuration
from services.process_file.document import Document


@dataclass(frozen=True)
class Ids:
    """The id of each thing by its code or name, a section each; of people by login."""

    by_name: Mapping[str, Mapping[str, int]]

    def of(self, section: str, name: str | None) -> int | None:
        return self.by_name.get(section, {}).get(name) if name is not None else None

    def those_of(self, section: str, names: tuple[str, ...]) -> tuple[int, ...]:
        there = self.by_name.get(section, {})
        return tuple(there[name] for name in names if name in there)


def ids_in(document: Document) -> Ids:
    """Made up: a version has the id of its workflow."""
    sections = document.entries
    return Ids({
        section: {entry.name: at for at, entry in enumerate(entries, 1)}
        for section, entries in sections.items()
    })  # fmt: skip


def ids_of(known: Configuration) -> Ids:
    """Those of an installation."""
    named = {
        "roles": {each.name: each.id for each in known.roles.values() if each.is_active},
        "positions": {each.name: each.id for each in known.positions.values()},
        "centers": {each.code: each.id for each in known.centers.values()},
        "workflows": {each.name: each.id for each in known.workflows.values()},
        "types": {each.code: each.id for each in known.types.values()},
        "users": {each.login: each.id for each in known.users.values()},
    }
    return Ids(named)
