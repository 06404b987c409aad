"""What people did: each follow-up that advanced by the workflow, with the path it had before."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from typing import Any

from services.access.sight import visible_where
from services.configuration import Configuration
from services.transaction import Rows, json_value, moment, reading, stamp
from services.workflow import Given, Path, answers_from_json, path_from_json

CHUNK = 300
TICKETS = """select distinct f.ticket_id from follow_up f join ticket t on t.number = f.ticket_id
where f.at >= ? and t.withdrawn_at is null order by f.ticket_id"""
ENTRIES = """select f.ticket_id, case when {visible} then 1 else 0 end, f.at, f.kind, f.answers,
f.changes, f.path, f.flow, f.off_flow from follow_up f join ticket t on t.number = f.ticket_id
where f.ticket_id between ? and ? and f.undone_at is null and t.withdrawn_at is null
order by f.ticket_id, f.id"""


Stood = tuple[str, str]
"""Path and flow, as they are kept."""


@dataclass(frozen=True, slots=True)
class Past:
    """`before` is empty for an opening; `after` is where it led then."""

    before: Path
    answers: tuple[Given, ...]
    after: Path

    @property
    def frames(self) -> set[int]:
        """The versions it has to do with."""
        paths = {frame.version_id for frame in (*self.before, *self.after)}
        return paths | {given.version_id for given in self.answers}


@dataclass(frozen=True, slots=True)
class Act:
    """`is_visible`: its ticket, to whoever asks (P1)."""

    number: int
    is_visible: bool
    past: Past


async def numbers_since(since: datetime) -> list[int]:
    """Tickets with any entry since then."""
    [found] = await reading(lambda rows: rows.rows((TICKETS, (stamp(since),))))
    return [number for [number] in found]


async def acts(
    configuration: Configuration, numbers: list[int], since: datetime, *, by: int | None
) -> AsyncIterator[list[Act]]:
    """Those since then, a few hundred tickets at a time, each read for itself."""
    visible, values = ("1 = 1", []) if by is None else visible_where(configuration, by)
    sql = ENTRIES.format(visible=visible)
    for begin in range(0, len(numbers), CHUNK):
        some = numbers[begin : begin + CHUNK]
        asked = (sql, [*values, some[0], some[-1]])

        async def read(rows: Rows, asked: Any = asked) -> list[Any]:
            [found] = await rows.rows(asked)
            return found

        yield list(_acts(await reading(read), since))


def _acts(rows: Iterable[tuple[Any, ...]], since: datetime) -> Iterator[Act]:
    for number, entries in groupby(rows, key=lambda row: row[0]):
        stood: Stood = ("[]", "none")
        for _, seen, at, kind, answers, changes, path, flow, is_off_flow in entries:
            before, stood = stood, (path, flow)
            is_move = kind == "opened" or not (is_off_flow or '"type_id"' in changes)
            if is_move and (moment(at) or since) >= since:
                past = _past(kind, before, answers, stood)
                if past is not None:
                    yield Act(number, bool(seen), past)


@lru_cache(maxsize=20_000)
def _past(kind: str, before: Stood, answers: str, after: Stood) -> Past | None:
    """None for what didn't advance by the workflow; much is alike, so it is read once."""
    given, came = answers_from_json(_given(answers)), path_from_json(json_value(after[0]))
    if kind == "opened":
        return Past((), given, came) if came or given else None
    went = path_from_json(json_value(before[0]))
    advanced = bool(given) or came != went or after[1] == "exhausted"
    is_it = kind == "follow_up" and before[1] == "on" and advanced
    return Past(went, given, came) if is_it else None


def _given(answers: str) -> Iterator[tuple[int, int, str]]:
    return ((each["version"], each["order"], each["key"]) for each in json_value(answers))
