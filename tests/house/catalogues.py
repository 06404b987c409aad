"""Whether a catalogue says everything that the code says."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from string import Formatter
from typing import IO, cast

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from tests.house.places import PO, ROOT

Said = tuple[str, str | None]
KEYWORDS = {"_": None, "n_": (1, 2), "p_": ((1, "c"), 2)}


def said_in_the_code() -> dict[Said, str]:
    """Each message and its context, with a file that says it."""
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(cast("IO[str]", file))
    found = extract_from_dir(ROOT, methods, options, keywords=KEYWORDS)
    return {(_id(message), context): name for name, _line, message, _, context in found}


def translated() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="pt_BR")


def problems(catalogue: Catalog, said: dict[Said, str]) -> list[str]:
    known = {(_id(message.id), message.context): message for message in catalogue if message.id}
    absent = [f"{where}: not in the catalogue: {each[0]!r}"
              for each, where in said.items() if each not in known]  # fmt: skip
    return absent + [line for message in known.values() for line in _wrong(message)]


def unsaid(catalogue: Catalog, said: Collection[Said]) -> list[str]:
    entries = [message for message in catalogue if message.id]
    return [str(each.id) for each in entries if (_id(each.id), each.context) not in said]


def _id(message: str | tuple[str, ...] | list[str]) -> str:
    return message if isinstance(message, str) else message[0]


def _wrong(message: Message) -> Iterator[str]:
    forms = [message.string] if isinstance(message.string, str) else list(message.string)
    if not all(forms):
        yield f"not translated: {message.id!r}"
    elif message.fuzzy:
        yield f"fuzzy: {message.id!r}"
    elif not all(_fits(message, form) for form in forms):
        yield f"other placeholders: {message.id!r} → {message.string!r}"


def _fits(message: Message, form: str) -> bool:
    """A plural's form may leave out its number, nothing else, and none may add."""
    ids = [message.id] if isinstance(message.id, str) else list(message.id)
    asked = set().union(*map(_placeholders, ids))
    there = _placeholders(form)
    optional = {"n"} if len(ids) > 1 else set()
    return there <= asked and asked - there <= optional


def _placeholders(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return {f"malformed: {text}"}
