"""Rows of people and follow-ups as the sheet carries them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from services.tickets.sheet import Address, AnswerGiven, Change, Contact, Entry, File, Removal
from services.transaction import json_value, moment

Row = Any


def contacts(rows: Iterable[Row]) -> tuple[Contact, ...]:
    """`(id, name, title, channel, kind, value)`, a row an address, in the order of the people."""
    people = groupby(rows, key=lambda row: row[:3])
    return tuple(_contact(person, list(theirs)) for person, theirs in people)


def _contact(person: Any, theirs: list[Row]) -> Contact:
    person_id, name, title = person
    addresses = tuple(Address(*row[3:6]) for row in theirs if row[5])
    return Contact(person_id, name, title, addresses)


def entries(rows: Iterable[Row], files: Iterable[Row] = ()) -> tuple[Entry, ...]:
    brought: dict[int, list[File]] = defaultdict(list)
    for entry_id, *said in files:
        brought[entry_id].append(_file(*said))
    return tuple(_entry(*row, files=tuple(brought[row[0]])) for row in rows)


def _file(file_id: int, name: str, size: int, has_thumbnail: bool, *removed: Any) -> File:
    return File(file_id, name, size, bool(has_thumbnail), _removal(*removed))


def _removal(by: int | None, at: Any, reason: str) -> Removal | None:
    return None if by is None else Removal(by, moment(at) or at, reason)


def _entry(
    entry_id: int,
    kind: str,
    author_id: int,
    at: Any,
    text: str,
    *rest: Any,
    files: tuple[File, ...],
) -> Entry:
    channel, channel_kind, person, answers, changes, center, *more = rest
    off_flow, over_limit, undone_at, undone_by, version, person_id, *more = more
    channel_id, mailed, *removed = more
    return Entry(
        entry_id,
        kind,
        author_id,
        moment(at) or at,
        text,
        channel or "",
        channel_kind or "",
        person or "",
        tuple(AnswerGiven(given["question"], given["label"]) for given in json_value(answers)),
        tuple(Change(field, *pair) for field, pair in json_value(changes).items()),
        center,
        bool(off_flow),
        bool(over_limit),
        moment(undone_at),
        undone_by,
        version,
        person_id,
        channel_id,
        files,
        _removal(*removed),
        mailed or "",
    )
