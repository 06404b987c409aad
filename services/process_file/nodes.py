"""YAML as a tree of nodes that know their lines. Nothing is constructed from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from services.process_file.refusals import (
    FileIsTooLarge,
    HasAlias,
    HasControlCharacter,
    HasMoreDocuments,
    HasTag,
    InFile,
    IsEmpty,
    IsNotUtf8,
    IsNotYaml,
    IsTooDeep,
)
from services.refusals import Refusal, Refused

LARGEST_MB = 5
LARGEST = LARGEST_MB * 1024 * 1024
DEEPEST = 12
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
NULLS = {"", "~", "null", "Null", "NULL"}
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    line: int
    text: str
    is_plain: bool

    @property
    def is_null(self) -> bool:
        return self.is_plain and self.text in NULLS


@dataclass(frozen=True, slots=True)
class Listing:
    line: int
    items: list[Node] = field(default_factory=list)

    def take(self, node: Node) -> None:
        self.items.append(node)


@dataclass(frozen=True, slots=True)
class Record:
    """Keys and values in turn, as they stand in the file: a key may be there twice."""

    line: int
    items: list[Node] = field(default_factory=list)

    def take(self, node: Node) -> None:
        self.items.append(node)

    @property
    def pairs(self) -> Iterator[tuple[Node, Node]]:
        return zip(self.items[::2], self.items[1::2], strict=True)


Node = Scalar | Listing | Record


def text_of(data: bytes) -> str:
    """Raises Refused. A byte order mark is no offence."""
    if len(data) > LARGEST:
        raise Refused(InFile(line=0, about=FileIsTooLarge(limit_mb=LARGEST_MB)))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Refused(InFile(line=line, about=IsNotUtf8())) from None
    if found := CONTROL.search(text):
        code = f"U+{ord(found[0]):04X}"
        line = text.count("\n", 0, found.start()) + 1
        raise Refused(InFile(line=line, about=HasControlCharacter(code=code)))
    return text


def tree_of(text: str) -> tuple[Record | Listing | Scalar, list[InFile]]:
    """The file's one document, and what it uses that it may not. Raises Refused."""
    builder = Builder()
    try:
        for event in yaml.parse(text, Loader=LOADER):
            builder.take(event)
    except yaml.YAMLError as error:
        raise Refused(*builder.problems, _unparsed(error)) from None
    if builder.root is None:
        raise Refused(InFile(line=0, about=IsEmpty()))
    return builder.root, builder.problems


class Builder:
    def __init__(self) -> None:
        self.root: Node | None = None
        self.problems: list[InFile] = []
        self._open: list[Listing | Record] = []

    def take(self, event: Any) -> None:
        line = event.start_mark.line + 1
        self._refused(event, line)
        if isinstance(event, yaml.ScalarEvent):
            self._put(Scalar(line, event.value, not event.style))
        elif isinstance(event, yaml.AliasEvent):
            self._put(Scalar(line, "", is_plain=True))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._descend(Record(line) if isinstance(event, yaml.MappingStartEvent)
                          else Listing(line))  # fmt: skip
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise Refused(*self.problems, InFile(line=line, about=HasMoreDocuments()))

    def _descend(self, node: Listing | Record) -> None:
        if len(self._open) >= DEEPEST:
            raise Refused(*self.problems, InFile(line=node.line, about=IsTooDeep(most=DEEPEST)))
        self._put(node)
        self._open.append(node)

    def _put(self, node: Node) -> None:
        if self._open:
            self._open[-1].take(node)
        else:
            self.root = node

    def _refused(self, event: Any, line: int) -> None:
        if getattr(event, "anchor", None):
            self._problem(line, HasAlias())
        if tag := getattr(event, "tag", None):
            self._problem(line, HasTag(tag=tag))

    def _problem(self, line: int, about: Refusal) -> None:
        self.problems.append(InFile(line=line, about=about))


def _unparsed(error: yaml.YAMLError) -> InFile:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    detail = getattr(error, "problem", None) or getattr(error, "reason", None) or ""
    return InFile(line=mark.line + 1 if mark else 0, about=IsNotYaml(detail=str(detail)))
