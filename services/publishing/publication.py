"""`publish`: a draft comes into force in one commit; its tickets follow as a job."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from services import ledger
from services.access.permissions import administrators, demand
from services.configuration import Configuration, configuration, configuration_locked
from services.drafting.reading import draft_graph
from services.publishing import jobs
from services.publishing.fates import Choices
from services.publishing.plan import Group, Plan, plan
from services.publishing.refusals import (
    ChoiceDoesntFit,
    ChoiceIsMissing,
    DraftHasChanged,
    MigrationIsUnderWay,
    NotADraft,
)
from services.publishing.soundness import errors
from services.refusals import Refusal, Refused
from services.transaction import Rows, Work, moment, reading, stamp, unit_of_work
from services.workflow import Graph

VERSION = "select workflow_id, state from workflow_version where id = ?"
LAST = "select actor_id, at from ledger_entry where subject = ? order by seq desc limit 1"
RETIRE = """update workflow_version set state = 'retired'
where workflow_id = ? and state = 'published'"""
PUBLISH = """update workflow_version set state = 'published', published_at = ?,
published_by_id = ? where id = ? and state = 'draft' returning id"""
ACTIVATE = "update workflow set is_active = ? where id = ?"


@dataclass(frozen=True)
class Prepared:
    """What was found before the commit, so that the writer isn't held for it."""

    configuration: Configuration
    graph: Graph
    plan: Plan
    objections: tuple[Refusal, ...]


async def publish(
    version_id: int, *, revision: int, choices: Choices, by: int | None
) -> jobs.Progress:
    """Put the draft in force; the migration of its open tickets, begun. Raises Refused.

    `revision` is that of the draft that was looked at (M4). A ticket that comes to need a
    choice after the plan was made, and has none, stays in its version.
    """
    prepared = await _prepared(version_id, choices, by)
    return await unit_of_work(
        lambda work: _published(work, prepared, revision, choices), by=by, only_rows=True
    )


async def publish_within(work: Work, version_id: int) -> jobs.Progress:
    """As a part of a larger change, with no choices. Raises Refused."""
    known = await configuration_locked(work)
    graph = await draft_graph(work, version_id)
    found = await plan(known, work, graph, by=work.by, choices={})
    revision, _ = await ledger.head_of(work, f"workflow:{graph.workflow_id}")
    prepared = Prepared(known, graph, found, errors(known, graph))
    return await _published(work, prepared, revision, {})


async def _prepared(version_id: int, choices: Choices, by: int | None) -> Prepared:
    known = await configuration()
    demand(known, by, "settings.process")

    async def read(rows: Rows) -> Prepared:
        graph = await draft_graph(rows, version_id)
        found = await plan(known, rows, graph, by=by, choices=choices)
        return Prepared(known, graph, found, errors(known, graph))

    return await reading(read)


async def _published(
    work: Work, prepared: Prepared, revision: int, choices: Choices
) -> jobs.Progress:
    known = await configuration_locked(work)
    demand(known, work.by, "settings.process")
    workflow_id = prepared.graph.workflow_id
    if refused := await _objections(work, known, prepared, revision):
        raise Refused(*refused)
    before = known.workflows[workflow_id].published_version_id
    await _put_in_force(work, prepared.graph)
    told = {"version": [before, prepared.graph.version_id], "number": prepared.graph.number}
    chosen = [[*frame, to] for frame, to in choices.items()]
    await work.ledger(f"workflow:{workflow_id}", "published", {**told, "choices": chosen})
    work.configuration_changed()
    author = work.by or administrators(known)[0]
    plan_of = (workflow_id, prepared.graph.version_id, choices)
    return await jobs.begin(work, author, *plan_of, total=prepared.plan.total)


async def _objections(
    work: Work, known: Configuration, prepared: Prepared, revision: int
) -> list[Refusal]:
    """M4 stands alone: what else is wrong is wrong with another draft than this one."""
    graph = prepared.graph
    if overtaken := await _overtaken(work, graph, revision):
        return [overtaken]
    stale = known.version != prepared.configuration.version
    found = errors(known, graph) if stale else prepared.objections
    return [*found, *_under_way(await jobs.unfinished(work), graph), *unfit(prepared.plan)]


async def _overtaken(work: Work, graph: Graph, revision: int) -> Refusal | None:
    subject = f"workflow:{graph.workflow_id}"
    seq, _ = await ledger.head_of(work, subject)
    rows: list[list[Any]] = await work.rows((VERSION, (graph.version_id,)), (LAST, (subject,)))
    version, last = rows
    if not version or version[0][1] != "draft":
        return NotADraft()
    if seq == revision:
        return None
    by, at = last[0] if last else (None, None)
    return DraftHasChanged(revision=seq, by=by, at=moment(at))


def _under_way(unfinished: list[jobs.Progress], graph: Graph) -> list[Refusal]:
    return [
        MigrationIsUnderWay(job=job.job_id, done=job.done, total=job.total)
        for job in unfinished
        if job.workflow_id == graph.workflow_id
    ]


def unfit(found: Plan) -> list[Refusal]:
    """What is still to be chosen, or chosen amiss."""
    return [_unfit(group) for group in found.wanting]


def _unfit(group: Group) -> Refusal:
    assert group.why is not None
    step: dict[str, Any] = {
        "version": group.at.version_id,
        "number": group.number,
        "order": group.at.order,
        "count": group.count,
        "why": group.why,
    }
    return ChoiceIsMissing(**step) if group.to is None else ChoiceDoesntFit(to=group.to, **step)


async def _put_in_force(work: Work, graph: Graph) -> None:
    """Raises Refused where somebody discards it at the same time."""
    _, published, _ = await work.rows(
        (RETIRE, (graph.workflow_id,)),
        (PUBLISH, (stamp(work.now), work.by, graph.version_id)),
        (ACTIVATE, (True, graph.workflow_id)),
    )
    if not published:
        raise Refused(NotADraft())
