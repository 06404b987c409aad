"""A file's bytes as a document, or everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from services.process_file.answers import Keys, keyed
from services.process_file.document import Document, Values, numbered
from services.process_file.format import FILE, SECTIONS, VERSION
from services.process_file.nodes import Node, Record, Scalar, text_of, tree_of
from services.process_file.reader import Reader
from services.process_file.refusals import (
    FormatIsUnknown,
    InFile,
    IsDoubled,
    ReferenceIsUnknown,
    ThereAreMore,
)
from services.refusals import Refused

MOST = 100
OF_A_GROUP = ("code", "name", "group", "active")
"""All that counts of a group."""
Names = Mapping[str, frozenset[str]]
NOTHING: Names = {}
NO_KEYS: Keys = {}


def parsed(data: bytes, *, known: Names = NOTHING, keys: Keys = NO_KEYS) -> Document:
    """`known`: what may be referred to beside what the file has, by section. `keys`: those of
    answers, for answers that are written without.

    Raises Refused with an InFile for everything that is wrong, in the order of the lines.
    """
    root, problems = tree_of(text_of(data))
    refuse([*problems, *_format(root)])
    reader = Reader()
    values = FILE.read(reader, root, "") or {}
    refuse([*reader.problems, *_doubled(values, reader)])
    document = _document(values, reader, keys)
    refuse([*_doubled_keys(document), *_unknown(document, reader, known)])
    return document


def refuse(problems: list[InFile]) -> None:
    """Raise them in the order of their lines, the first hundred."""
    ordered = sorted(problems, key=lambda each: each.line)
    if len(ordered) > MOST:
        ordered = [*ordered[:MOST], InFile(line=ordered[MOST].line, about=ThereAreMore())]
    if ordered:
        raise Refused(*ordered)


def _format(root: Node) -> list[InFile]:
    """Another format is read by another release: nothing else is said of it."""
    pairs = root.pairs if isinstance(root, Record) else ()
    for key, value in pairs:
        if isinstance(key, Scalar) and key.text == "format":
            is_ours = isinstance(value, Scalar) and value.text == str(VERSION)
            return [] if is_ours else [_other(value)]
    return [_other(root)]


def _other(node: Node) -> InFile:
    return InFile(line=node.line, about=FormatIsUnknown(known=VERSION))


def _document(values: Values, reader: Reader, keys: Keys) -> Document:
    entries = {}
    for section in SECTIONS:
        found = [_whole(section, at, each, keys) for at, each in enumerate(values[section])]
        lines = [reader.lines[f"{section}.{at}"] for at in range(len(found))]
        entries[section] = numbered(section, list(zip(found, lines, strict=True)))
    return Document(entries, reader.lines)


def _whole(section: str, at: int, values: Values, keys: Keys) -> Values:
    """With what the file leaves to be understood."""
    if section == "replies":
        text, position = str(values["text"]).strip(), values["position"]
        return {**values, "text": text, "position": at if position is None else position}
    if values.get("group"):
        return SECTIONS[section][1].usual | {name: values[name] for name in OF_A_GROUP}
    if section == "workflows":
        return {
            **values,
            "steps": tuple(keyed(values["name"], step, keys) for step in values["steps"]),
        }
    return values


def _doubled(values: Values, reader: Reader) -> Iterator[InFile]:
    """Of what could be read, whatever else is wrong. Replies may share a title."""
    for section in values.keys() & SECTIONS.keys() - {"replies"}:
        first: dict[str, int] = {}
        for at, each in enumerate(values[section]):
            name, line = (each or {}).get(SECTIONS[section][0]), reader.lines.get(f"{section}.{at}")
            if name is None or line is None:
                continue
            if name in first:
                yield InFile(line=line, about=IsDoubled(value=str(name), first=first[name]))
            first.setdefault(name, line)


def _doubled_keys(document: Document) -> Iterator[InFile]:
    for entry in document.of("workflows"):
        for at, step in enumerate(entry.values["steps"]):
            first: dict[str, int] = {}
            for nth, answer in enumerate(step.get("answers", ())):
                line = document.line(entry, f"steps.{at}.answers.{nth}")
                if answer["key"] in first:
                    told = IsDoubled(value=answer["key"], first=first[answer["key"]])
                    yield InFile(line=line, about=told)
                first.setdefault(answer["key"], line)


def _unknown(document: Document, reader: Reader, known: Names) -> Iterator[InFile]:
    there = {name: {each.name for each in document.of(name)} for name in SECTIONS}
    for each in reader.references:
        if each.value not in there[each.kind] and each.value not in known.get(each.kind, ()):
            about = ReferenceIsUnknown(kind=each.kind, value=each.value)
            yield InFile(line=each.line, about=about)
