"""What a place of the file can hold that holds more than a word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from services.process_file.nodes import Listing, Node, Record, Scalar
from services.process_file.reader import Reader, Shape, key_of
from services.process_file.refusals import (
    IsDoubled,
    KeyIsDoubled,
    KeyIsMissing,
    KeyIsUnknown,
    KindIsUnclear,
    TypeIsWrong,
)

REQUIRED = object()


@dataclass(frozen=True, slots=True)
class Optional:
    """Blank says that there is none."""

    shape: Shape

    def read(self, reader: Reader, node: Node, path: str) -> Any:
        if isinstance(node, Scalar) and node.is_null:
            return None
        return self.shape.read(reader, node, path)


@dataclass(frozen=True, slots=True)
class ListOf:
    shape: Shape
    is_set: bool = False

    def read(self, reader: Reader, node: Node, path: str) -> Any:
        if isinstance(node, Scalar) and node.is_null:
            return ()
        if not isinstance(node, Listing):
            reader.wrong(node, TypeIsWrong(key=key_of(path), wanted="list"))
            return ()
        found = [
            self.shape.read(reader, each, f"{path}.{at}") for at, each in enumerate(node.items)
        ]
        if self.is_set:
            self._doubled(reader, node, found)
        return tuple(found)

    def _doubled(self, reader: Reader, node: Listing, found: list[Any]) -> None:
        first: dict[Any, int] = {}
        for value, at in zip(found, node.items, strict=True):
            if value is not None and value in first:
                reader.wrong(at, IsDoubled(value=str(value), first=first[value]))
            first.setdefault(value, at.line)


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    shape: Shape
    default: Any = REQUIRED


@dataclass(frozen=True, slots=True)
class Fields:
    """A record; what it doesn't name has its default."""

    fields: tuple[Field, ...]

    @property
    def usual(self) -> dict[str, Any]:
        return {each.name: each.default for each in self.fields if each.default is not REQUIRED}

    def read(self, reader: Reader, node: Node, path: str) -> Any:
        if not isinstance(node, Record):
            return reader.wrong(node, TypeIsWrong(key=key_of(path), wanted="record"))
        reader.lines[path] = node.line
        there = self._named(reader, node)
        values = {}
        for each in self.fields:
            if each.name in there:
                at = f"{path}.{each.name}" if path else each.name
                reader.lines[at] = there[each.name].line
                values[each.name] = each.shape.read(reader, there[each.name], at)
            else:
                values[each.name] = self._absent(reader, node, each)
        return values

    def _named(self, reader: Reader, node: Record) -> dict[str, Node]:
        known = tuple(each.name for each in self.fields)
        there: dict[str, Node] = {}
        for key, value in node.pairs:
            name = key.text if isinstance(key, Scalar) else ""
            if name not in known:
                reader.wrong(key, KeyIsUnknown(key=name, known=known))
            elif name in there:
                reader.wrong(key, KeyIsDoubled(key=name))
            else:
                there[name] = value
        return there

    def _absent(self, reader: Reader, node: Record, each: Field) -> Any:
        if each.default is REQUIRED:
            reader.wrong(node, KeyIsMissing(key=each.name))
            return None
        return each.default


@dataclass(frozen=True, slots=True)
class OneOf:
    """Records that differ by the one key of `kinds` which they have."""

    kinds: Mapping[str, Fields]

    def read(self, reader: Reader, node: Node, path: str) -> Any:
        if not isinstance(node, Record):
            return reader.wrong(node, TypeIsWrong(key=key_of(path), wanted="record"))
        names = {key.text for key, _ in node.pairs if isinstance(key, Scalar)}
        found = [kind for kind in self.kinds if kind in names]
        if len(found) != 1:
            return reader.wrong(node, KindIsUnclear(known=tuple(self.kinds)))
        return self.kinds[found[0]].read(reader, node, path)
