"""Positions that would stand above themselves (C2)."""

from __future__ import annotations

from collections.abc import Iterator

from services.access.refusals import PositionIsARing
from services.process_file.document import Document
from services.process_file.refusals import InFile


def found(document: Document) -> Iterator[InFile]:
    above = {entry.name: entry.values["under"] for entry in document.of("positions")}
    for entry in document.of("positions"):
        seen: set[str] = set()
        name = above[entry.name]
        while name is not None and name not in seen:
            if name == entry.name:
                yield InFile(line=document.line(entry, "under"), about=PositionIsARing())
                break
            seen.add(name)
            name = above.get(name)
