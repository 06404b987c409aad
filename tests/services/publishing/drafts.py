"""Drafts for tests: the published sequence, with some lines otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from models import WorkflowStep, WorkflowVersion
from services.configuration import Configuration, configuration
from services.drafting.reading import draft_graph
from services.example.rows import inserted
from services.publishing import Choices, Plan, plan
from services.transaction import Work, reading, unit_of_work
from tests.factories import Cast

KEPT = (
    "order", "kind", "center_id", "next_order", "requires_contact_user", "allows_other_centers",
    "allows_staying", "question", "answers", "sub_workflow_id",
)  # fmt: skip


class Draft(NamedTuple):
    version_id: int
    revision: int


async def a_draft(
    cast: Cast,
    workflow: str = "deploy",
    *,
    without: tuple[int, ...] = (),
    changed: Mapping[int, Mapping[str, Any]] | None = None,
    added: tuple[Mapping[str, Any], ...] = (),
    mended: bool = True,
) -> Draft:
    """As it is published, `without` some orders, some `changed`, some `added`.

    `mended`: what led to a line that is gone leads to the start.
    """
    known = await configuration()
    workflow_id = cast.workflow(workflow)
    published = known.workflows[workflow_id].published_version_id or 0

    async def body(work: Work) -> Draft:
        lines = await _lines(published, without, changed or {})
        version = await _version(work, workflow_id)
        rows = [{"version_id": version, **line} for line in (*lines, *added)]
        if mended:
            _mend(rows, without)
        await inserted(work, WorkflowStep, rows)
        return Draft(version, await edited(work, workflow_id))

    return await unit_of_work(body, by=cast.admin)


async def _lines(
    version_id: int, without: tuple[int, ...], changed: Mapping[int, Mapping[str, Any]]
) -> list[dict[str, Any]]:
    steps = await WorkflowStep.filter(version_id=version_id)
    lines = [{name: getattr(step, name) for name in KEPT} for step in steps]
    return [
        line | dict(changed.get(line["order"], {}))
        for line in lines
        if line["order"] not in without
    ]


def _mend(rows: list[dict[str, Any]], gone: tuple[int, ...]) -> None:
    first = min(row["order"] for row in rows)
    for row in rows:
        if row.get("next_order") in gone:
            row["next_order"] = first
        row["answers"] = [
            answer | ({"target_order": first} if answer["target_order"] in gone else {})
            for answer in row.get("answers", ())
        ]


async def _version(work: Work, workflow_id: int) -> int:
    number = 1 + await WorkflowVersion.filter(workflow_id=workflow_id).count()
    row = {"workflow_id": workflow_id, "number": number, "state": "draft"}
    [version] = await inserted(work, WorkflowVersion, [row])
    return version


async def edited(work: Work, workflow_id: int) -> int:
    """Somebody edits it: the revision after that."""
    subject = f"workflow:{workflow_id}"
    await work.ledger(subject, "draft_edited", {})
    [[(seq,)]] = await work.rows(("select seq from ledger_head where subject = ?", (subject,)))
    return int(seq)


async def planned(version_id: int, *, by: int, choices: Choices | None = None) -> Plan:
    known: Configuration = await configuration()

    async def read(rows: Any) -> Plan:
        graph = await draft_graph(rows, version_id)
        return await plan(known, rows, graph, by=by, choices=choices)

    return await reading(read)
