"""`history`: the versions of a workflow, and the open tickets that stand in each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.access.permissions import demand
from services.access.sight import visible_where
from services.board.statements import marks
from services.configuration import Configuration, configuration
from services.drafting.reading import draft_graph
from services.publishing.standing import MOVING
from services.transaction import Rows, json_value, moment, reading
from services.versions.differences import differences
from services.versions.kinds import Difference
from services.workflow import Graph, path_from_json

NAMED = 9
"""Tickets of a version that are named."""
VERSIONS = """select id, state, published_at, published_by_id from workflow_version
where workflow_id = ? order by number desc"""
EDITED = """select at, actor_id from ledger_entry where subject = ?
and happened in ('draft_opened', 'draft_changed') order by seq desc limit 1"""
PATHS = f"select t.path, count(*) from ticket t where {MOVING} group by t.path"
NUMBERS = """select t.number from ticket t where {moving} and {visible} and t.path in ({paths})
order by t.number limit ?"""


@dataclass(frozen=True, slots=True)
class Version:
    """`at`: when it came into force, or the draft was last edited; `by` whom. `count` open
    tickets stand in it, of which the first few that the reader may see are `tickets`.

    `earlier`: the number of the version it is compared to: the one in force before it, for a
    draft the published one. None: the first.
    """

    graph: Graph
    state: str
    at: datetime | None
    by: int | None
    count: int
    tickets: tuple[int, ...]
    earlier: int | None
    differences: tuple[Difference, ...]


async def history(workflow_id: int, *, by: int | None) -> tuple[Version, ...]:
    """Newest first, from one consistent read. Raises Refused."""
    known = await configuration()
    demand(known, by, "settings.process")
    return await reading(lambda rows: _history(rows, known, workflow_id, by))


async def _history(
    rows: Rows, known: Configuration, workflow_id: int, by: int | None
) -> tuple[Version, ...]:
    found, edited, kept = await rows.rows(
        (VERSIONS, (workflow_id,)), (EDITED, (f"workflow:{workflow_id}",)), (PATHS, ())
    )
    paths, counts = _standing(kept)
    graphs = {version: await draft_graph(rows, version) for version, *_ in found}
    versions = []
    for version, state, *published in found:
        at, who = (edited or [(None, None)])[0] if state == "draft" else published
        base = _earlier(graphs, found, version)
        one = Version(
            graph=graphs[version],
            state=state,
            at=moment(at),
            by=who,
            count=counts[version],
            tickets=await _numbers(rows, known, paths[version], by),
            earlier=base.number if base else None,
            differences=differences(base, graphs[version]) if base else (),
        )
        versions.append(one)
    return tuple(versions)


def _standing(kept: Iterable[Any]) -> tuple[dict[int, list[str]], Counter[int]]:
    """By version, the paths through it as they are kept, and how many tickets are on them."""
    paths: dict[int, list[str]] = defaultdict(list)
    counts: Counter[int] = Counter()
    for path, count in kept:
        for version in {frame.version_id for frame in path_from_json(json_value(path))}:
            paths[version].append(path)
            counts[version] += count
    return paths, counts


async def _numbers(
    rows: Rows, known: Configuration, paths: list[str], by: int | None
) -> tuple[int, ...]:
    if not paths:
        return ()
    visible, values = ("1 = 1", []) if by is None else visible_where(known, by)
    sql = NUMBERS.format(moving=MOVING, visible=visible, paths=marks(paths))
    [found] = await rows.rows((sql, [*values, *paths, NAMED]))
    return tuple(number for [number] in found)


def _earlier(graphs: Mapping[int, Graph], found: Sequence[Any], version_id: int) -> Graph | None:
    """What was in force before it; before a draft, what is, or was last."""
    own = graphs[version_id].number
    older = [graphs[version] for version, state, *_ in found if state != "draft"]
    return max(
        (each for each in older if each.number < own), key=lambda each: each.number, default=None
    )
