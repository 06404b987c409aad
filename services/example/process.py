"""The process of the example: CRs, workflows, types, replies, people (spec §8)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models import (
    ResponsibilityCenter,
    StandardReply,
    TicketType,
    Workflow,
    WorkflowStep,
    WorkflowVersion,
)
from services.example import shapes
from services.example.rows import inserted, linked
from services.transaction import Work

Ids = dict[str, int]
Words = Mapping[str, Any]


async def write_centers(work: Work, words: Words) -> Ids:
    """Ids by code."""
    rows = [
        {"code": code, "name": words["centers"][code], **fields}
        for code, fields in shapes.CENTERS.items()
    ]
    return dict(zip(shapes.CENTERS, await inserted(work, ResponsibilityCenter, rows), strict=True))


async def write_workflows(work: Work, words: Words, centers: Ids) -> tuple[Ids, Ids]:
    """Published versions. Ids of the workflows and of their versions, by the shape's name."""
    names = list(shapes.WORKFLOWS)
    named = [{"name": words["workflows"][name]} for name in names]
    workflows = dict(zip(names, await inserted(work, Workflow, named), strict=True))
    versions = dict(zip(names, await _published(work, workflows), strict=True))
    await inserted(
        work,
        WorkflowStep,
        [
            {"version_id": versions[name], **_step(name, line, words, centers | workflows)}
            for name, lines in shapes.WORKFLOWS.items()
            for line in lines
        ],
    )
    return workflows, versions


async def _published(work: Work, workflows: Ids) -> list[int]:
    common = {"number": 1, "state": "published", "published_at": work.now}
    rows = [
        {"workflow_id": workflow, "published_by_id": work.by, **common}
        for workflow in workflows.values()
    ]
    return await inserted(work, WorkflowVersion, rows)


def _step(workflow: str, line: shapes.Line, words: Words, ids: Ids) -> dict[str, Any]:
    order, kind, what, leads = line
    step: dict[str, Any] = {"order": order, "kind": kind}
    if kind == "decision":
        question = {"question": words["questions"][what], "answers": _answers(leads, words)}
        return step | question
    place = "center_id" if kind == "center" else "sub_workflow_id"
    needs = (workflow, order) in shapes.NEEDS_CONTACT_USER
    return step | {place: ids[str(what)], "next_order": leads, "requires_contact_user": needs}


def _answers(targets: Any, words: Words) -> list[dict[str, object]]:
    return [
        {"key": key, "label": words["answers"][key], "target_order": target}
        for key, target in targets.items()
    ]


async def write_types(work: Work, words: Words, workflows: Ids, people: Ids) -> Ids:
    """Ids by code."""
    rows = [
        {"code": code, "name": words["types"][code], **_type(fields, workflows)}
        for code, fields in shapes.TYPES.items()
    ]
    types = dict(zip(shapes.TYPES, await inserted(work, TicketType, rows), strict=True))
    spies = [(types[code], people[who]) for code, all_ in shapes.SPIES.items() for who in all_]
    await linked(work, "ticket_type_spy", ("tickettype_id", "user_id"), spies)
    return types


def _type(fields: dict[str, object], workflows: Ids) -> dict[str, object]:
    rest = {name: value for name, value in fields.items() if name != "workflow"}
    return rest | {"workflow_id": workflows.get(str(fields.get("workflow")))}


async def write_replies(work: Work, words: Words, types: Ids, centers: Ids) -> Ids:
    rows = [
        {"position": position, **words["replies"][name]}
        for position, name in enumerate(shapes.REPLIES)
    ]
    replies = await inserted(work, StandardReply, rows)
    fits = list(zip(replies, shapes.REPLIES.values(), strict=True))
    for_types = [(reply, types[code]) for reply, (codes, _) in fits for code in codes]
    on_centers = [(reply, centers[code]) for reply, (_, codes) in fits for code in codes]
    reply = "standard_reply_id"
    await linked(work, "standard_reply_type", (reply, "tickettype_id"), for_types)
    await linked(work, "standard_reply_center", (reply, "responsibilitycenter_id"), on_centers)
    return dict(zip(shapes.REPLIES, replies, strict=True))
