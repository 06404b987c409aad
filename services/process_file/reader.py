"""What is found where a file is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

from services.process_file.nodes import Node
from services.process_file.refusals import InFile
from services.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Reference:
    kind: str
    value: str
    line: int


@dataclass(slots=True)
class Reader:
    """What is found on the way: what is wrong, which names are used, the line of each place."""

    problems: list[InFile] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)

    def wrong(self, node: Node, about: Refusal) -> Any:
        """Told; the place has no value."""
        self.problems.append(InFile(line=node.line, about=about))
        return None


class Shape(Protocol):
    def read(self, reader: Reader, node: Node, path: str) -> Any:
        """The value, or None where it is not of this shape, which the reader is told."""


def key_of(path: str) -> str:
    """The name of the place, without the number in a list."""
    return next((each for each in reversed(path.split(".")) if not each.isdigit()), path)
