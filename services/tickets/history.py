"""Rows of people and follow-ups as the sheet carries them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from services.tickets.sheet import Address, AnswerGiven, Change, Contact, Entry
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


def entries(rows: Iterable[Row]) -> tuple[Entry, ...]:
    return tuple(_entry(*row) for row in rows)


def _entry(entry_id: int, kind: str, author_id: int, at: Any, text: str, *rest: Any) -> Entry:
    channel, channel_kind, person, answers, changes, center, *more = rest
    off_flow, over_limit, undone_at, version, person_id, channel_id = more
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
        undone_at is not None,
        version,
        person_id,
        channel_id,
    )
