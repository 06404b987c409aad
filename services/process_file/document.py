"""A process as a file says it: by codes and names, whole values, each with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from services.process_file.format import PEOPLE, SECTIONS

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of a section. `nth`: replies may share a title; their turn tells them apart."""

    section: str
    values: Values
    line: int = 0
    nth: int = 1

    @property
    def name(self) -> str:
        return str(self.values[SECTIONS[self.section][0]])

    @property
    def label(self) -> str:
        """What people call it."""
        return f"{self.name} {self.values['name']}" if "code" in self.values else self.name

    @property
    def key(self) -> tuple[str, str, int]:
        return self.section, self.name, self.nth


@dataclass(frozen=True)
class Document:
    """`lines`: of each place by its path, as in `centers.3.name`."""

    entries: Mapping[str, tuple[Entry, ...]]
    lines: Mapping[str, int] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Entry]:
        return (entry for section in SECTIONS for entry in self.of(section))

    def of(self, section: str) -> tuple[Entry, ...]:
        return self.entries.get(section, ())

    def line(self, entry: Entry, place: str = "", otherwise: int = 0) -> int:
        """Of a place in an entry, else of the entry itself."""
        at = next(n for n, each in enumerate(self.of(entry.section)) if each is entry)
        return self.lines.get(f"{entry.section}.{at}.{place}", otherwise or entry.line)

    @property
    def has_people(self) -> bool:
        return any(self.of(section) for section in PEOPLE)


def numbered(section: str, values: list[tuple[Values, int]]) -> tuple[Entry, ...]:
    """Entries of values and their lines."""
    seen: dict[str, int] = {}
    entries = []
    for each, line in values:
        name = str(each[SECTIONS[section][0]])
        seen[name] = seen.get(name, 0) + 1
        entries.append(Entry(section, each, line, seen[name]))
    return tuple(entries)
