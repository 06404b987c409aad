"""The process in force as a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from services.access.permissions import PERMISSIONS
from services.catalog import replies
from services.configuration import Configuration
from services.drafting.reading import draft_graph
from services.process_file.document import Document, Entry, Values, numbered
from services.process_file.refusals import NamesAreDoubled
from services.refusals import Refused
from services.transaction import Rows
from services.workflow import Graph, Step, StepKind

VERSIONS = """select workflow_id, id, state from workflow_version
where state = ? order by workflow_id, number"""
TYPE_FIELDS = (
    "code", "name", "priority", "max_contact_days", "color", "lock_type", "require_text",
    "require_product", "require_contact", "allow_attachments", "max_attachment_mb",
    "lock_contact", "valid_from", "valid_until",
)  # fmt: skip


@dataclass(frozen=True)
class Present:
    """`drafts`: the open draft of a workflow, by its name, with its version."""

    document: Document
    drafts: Mapping[str, tuple[int, tuple[Values, ...]]]


async def described(rows: Rows, known: Configuration, *, with_people: bool = True) -> Present:
    """Raises Refused where two positions share a name."""
    drafts = {
        known.workflows[workflow].name: (version, await draft_graph(rows, version))
        for workflow, version, _ in (await rows.rows((VERSIONS, ("draft",))))[0]
    }
    steps = {name: (at, steps_of(known, graph)) for name, (at, graph) in drafts.items()}
    people = {"roles": _roles(known), "positions": _positions(known)} if with_people else {}
    told = await replies.present(rows)
    values: dict[str, list[Values]] = {
        **people,
        "centers": _centers(known),
        "workflows": [_workflow(known, each, steps) for each in _by_name(known)],
        "types": _types(known),
        "replies": [_reply(known, each) for each in told.values()],
    }
    return Present(Document({name: _entries(name, found) for name, found in values.items()}), steps)


def _entries(section: str, values: Iterable[Values]) -> tuple[Entry, ...]:
    return numbered(section, [(each, 0) for each in values])


def _roles(known: Configuration) -> list[Values]:
    active = sorted((each for each in known.roles.values() if each.is_active), key=_name)
    return [
        {
            "name": each.name,
            "sees": each.scope,
            "may": tuple(one for one in PERMISSIONS if one in each.permissions),
        }
        for each in active
    ]


def _name(thing: Any) -> str:
    return str(thing.name)


def _positions(known: Configuration) -> list[Values]:
    """Each after the one it is under, those of one by name."""
    names = [each.name for each in known.positions.values()]
    if doubled := {name for name in names if names.count(name) > 1}:
        raise Refused(NamesAreDoubled(names=tuple(sorted(doubled))))
    paths = {each.id: _path(known, each.id) for each in known.positions.values()}
    return [
        {"name": path[-1], "under": path[-2] if len(path) > 1 else None}
        for path in sorted(paths.values())
    ]


def _path(known: Configuration, position_id: int | None) -> tuple[str, ...]:
    if position_id is None:
        return ()
    position = known.positions[position_id]
    return (*_path(known, position.parent_id), position.name)


def _centers(known: Configuration) -> list[Values]:
    return [
        {
            "code": each.code,
            "name": each.name,
            "group": each.is_group,
            "closes_ticket": each.closes_ticket,
            "wip_limit": each.wip_limit,
            "active": each.is_active,
        }
        for each in known.centers.values()
    ]


def _by_name(known: Configuration) -> list[int]:
    return sorted(known.workflows, key=lambda each: known.workflows[each].name)


def _workflow(
    known: Configuration, workflow_id: int, drafts: Mapping[str, tuple[int, tuple[Values, ...]]]
) -> Values:
    workflow = known.workflows[workflow_id]
    current = known.library.current.get(workflow_id)
    state = "published" if workflow.published_version_id else "retired" if current else "draft"
    drafted = drafts.get(workflow.name, (0, ()))[1]
    steps = steps_of(known, known.library.graph(current)) if current else drafted
    return {"name": workflow.name, "state": state, "steps": steps}


def steps_of(known: Configuration, graph: Graph) -> tuple[Values, ...]:
    return tuple(_step(known, step) for step in graph.steps)


def _step(known: Configuration, step: Step) -> Values:
    others = {"allows_other_centers": step.allows_other_centers}
    if step.kind is StepKind.DECISION:
        answers = tuple(
            {"answer": each.label, "to": each.target_order, "key": each.key}
            for each in step.answers
        )
        question = step.question or None
        return {"order": step.order, "question": question, "answers": answers, **others}
    if step.kind is StepKind.WORKFLOW:
        sub = known.workflows.get(step.sub_workflow_id or 0)
        return {"order": step.order, "workflow": sub and sub.name, "next": step.next_order}
    center = known.centers.get(step.center_id or 0)
    flags = {
        "requires_contact_user": step.requires_contact_user,
        "allows_staying": step.allows_staying,
        **others,
    }
    return {
        "order": step.order,
        "center": center and center.code,
        "next": step.next_order,
        **flags,
    }


def _types(known: Configuration) -> list[Values]:
    return [
        {
            **{name: getattr(each, name) for name in TYPE_FIELDS},
            "group": each.is_group,
            "active": each.is_active,
            "workflow": known.workflows[each.workflow_id].name if each.workflow_id else None,
            "spies": tuple(sorted(known.users[one].login for one in each.spies)),
        }
        for each in known.types.values()
    ]


def _reply(known: Configuration, reply: replies.ReplyFields) -> Values:
    types = [each.code for each in known.types.values() if each.id in reply.types]
    centers = [each.code for each in known.centers.values() if each.id in reply.centers]
    return {
        "title": reply.title,
        "text": reply.text,
        "types": tuple(types),
        "centers": tuple(centers),
        "position": reply.position,
        "active": reply.is_active,
    }
