"""Uploads become attachments of an entry in the entry's own commit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from typing import Any

from services.transaction import many

Statement = tuple[str, Sequence[Any]]
OPENING = "opening"
INTO = """insert into attachment (follow_up_id, name, size, media_type, sha256, storage_key,
has_thumbnail, removal_reason)"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An upload that belongs to no entry yet."""

    id: int
    token: str
    user_id: int
    subject: str
    name: str
    size: int
    media_type: str
    sha256: str
    storage_key: str
    has_thumbnail: bool


COLUMNS = ", ".join(each.name for each in fields(Waiting))


def about(number: int | None) -> str:
    """The subject of a ticket's uploads, or of a new ticket's."""
    return OPENING if number is None else f"ticket:{number}"


def asked(tokens: Sequence[str], lock: str = "") -> list[Statement]:
    """The statement that finds them, if there are any."""
    if not tokens:
        return []
    marks = ", ".join("?" * len(tokens))
    return [(f"select {COLUMNS} from upload where token in ({marks}) order by id{lock}", tokens)]


def claimed(
    tokens: Sequence[str], rows: Sequence[Sequence[Any]], *, by: int | None, number: int | None
) -> tuple[Waiting | None, ...]:
    """In the order of the tokens; None for one that isn't theirs to use here, or named twice."""
    found = {each.token: each for each in map(waiting, rows)}
    mine = {
        token: each
        for token, each in found.items()
        if each.user_id == by and each.subject == about(number)
    }
    return tuple(mine.pop(token, None) for token in tokens)


def waiting(row: Sequence[Any]) -> Waiting:
    return Waiting(*[*row[:-1], bool(row[-1])])


def attach(files: Sequence[Waiting], follow_up_id: int) -> list[Statement]:
    if not files:
        return []
    ids = ", ".join(str(int(each.id)) for each in files)
    rows = [(follow_up_id, *astuple(each)[4:], "") for each in files]
    return [many(INTO, rows), (f"delete from upload where id in ({ids})", ())]
