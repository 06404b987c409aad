"""The open tickets that stand in older versions of a workflow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from services.access.sight import visible_where
from services.board.statements import OPEN, marks
from services.configuration import Configuration
from services.publishing.target import Target
from services.transaction import Rows, json_value
from services.workflow import Path, path_from_json

MOVING = f"{OPEN} and t.flow in ('on', 'off')"
PATHS = f"select distinct t.path from ticket t where {MOVING}"
TICKETS = """select t.number, t.path, t.flow, t.contact_user_id,
case when {visible} then 1 else 0 end from ticket t where {moving} and t.path in ({paths})
order by t.number"""
NUMBERS = """select t.number from ticket t where {moving} and t.path in ({paths})
and t.number > ? order by t.number limit ?"""
ALL = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Standing:
    """`is_visible`: to whoever asks (P1)."""

    number: int
    path: Path
    flow: str
    contact_user_id: int | None
    is_visible: bool = True


async def standing(
    rows: Rows, target: Target, configuration: Configuration, *, by: int | None
) -> list[Standing]:
    """In the order of their numbers. Without a person it is the operator, who sees all."""
    paths = await _paths(rows, target)
    if not paths:
        return []
    visible, values = ("1 = 1", []) if by is None else visible_where(configuration, by)
    sql = TICKETS.format(visible=visible, moving=MOVING, paths=marks(list(paths)))
    [found] = await rows.rows((sql, [*values, *paths]))
    return [
        Standing(number, paths[path], flow, holder, bool(seen))
        for number, path, flow, holder, seen in found
    ]


async def numbers(rows: Rows, target: Target, *, after: int = 0, most: int = ALL) -> list[int]:
    """Their numbers in order, the first `most` beyond `after`."""
    paths = await _paths(rows, target)
    if not paths:
        return []
    sql = NUMBERS.format(moving=MOVING, paths=marks(list(paths)))
    [found] = await rows.rows((sql, [*paths, after, most]))
    return [number for [number] in found]


async def _paths(rows: Rows, target: Target) -> dict[str, Path]:
    """The paths with an old frame, as they are kept: few, however many the tickets."""
    [found] = await rows.rows((PATHS, ()))
    return dict(_old(target, (path for [path] in found)))


def _old(target: Target, kept: Iterable[str]) -> Iterable[tuple[str, Path]]:
    for text in kept:
        path = path_from_json(json_value(text))
        if any(map(target.is_old, path)):
            yield text, path
