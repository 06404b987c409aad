"""What one word of the file can be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from services.entering import clean
from services.process_file.nodes import Node, Scalar
from services.process_file.reader import Reader, Reference, key_of
from services.process_file.refusals import ChoiceIsUnknown, TypeIsWrong

WHOLE = re.compile(r"-?\d{1,9}")
FLAGS = {"true": True, "false": False}


def _scalar(reader: Reader, node: Node, path: str, wanted: str) -> str | None:
    if isinstance(node, Scalar) and not node.is_null:
        return node.text
    reader.wrong(node, TypeIsWrong(key=key_of(path), wanted=wanted))
    return None


@dataclass(frozen=True, slots=True)
class Text:
    """Codes and names as they stand, quoted or not: 1.10 is a code, No is a name."""

    is_line: bool = True

    def read(self, reader: Reader, node: Node, path: str) -> Any:
        text = _scalar(reader, node, path, "text")
        return clean(text) if text is not None and self.is_line else text


@dataclass(frozen=True, slots=True)
class Number:
    def read(self, reader: Reader, node: Node, path: str) -> Any:
        text = _scalar(reader, node, path, "number")
        if text is None or WHOLE.fullmatch(text):
            return None if text is None else int(text)
        return reader.wrong(node, TypeIsWrong(key=key_of(path), wanted="number"))


@dataclass(frozen=True, slots=True)
class Flag:
    def read(self, reader: Reader, node: Node, path: str) -> Any:
        text = _scalar(reader, node, path, "flag")
        if text is None or text.lower() in FLAGS:
            return None if text is None else FLAGS[text.lower()]
        return reader.wrong(node, TypeIsWrong(key=key_of(path), wanted="flag"))


@dataclass(frozen=True, slots=True)
class Day:
    def read(self, reader: Reader, node: Node, path: str) -> Any:
        text = _scalar(reader, node, path, "day")
        try:
            return None if text is None else date.fromisoformat(text)
        except ValueError:
            return reader.wrong(node, TypeIsWrong(key=key_of(path), wanted="day"))


@dataclass(frozen=True, slots=True)
class Choice:
    options: tuple[str, ...]

    def read(self, reader: Reader, node: Node, path: str) -> Any:
        text = _scalar(reader, node, path, "text")
        if text is None or text in self.options:
            return text
        wrong = ChoiceIsUnknown(key=key_of(path), value=text, known=self.options)
        return reader.wrong(node, wrong)


@dataclass(frozen=True, slots=True)
class Ref:
    """The code or name of something in the section `kind`."""

    kind: str

    def read(self, reader: Reader, node: Node, path: str) -> Any:
        text = Text().read(reader, node, path)
        if text is not None:
            reader.references.append(Reference(self.kind, text, node.line))
        return text
