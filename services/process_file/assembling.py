"""A document by itself as a configuration: what a linter judges, without an installation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from services.catalog import codes
from services.catalog.centers import CenterFields
from services.catalog.replies import ReplyFields
from services.catalog.types import TypeFields
from services.configuration import (
    Center,
    Configuration,
    InstallationInfo,
    PositionInfo,
    Reply,
    RoleInfo,
    Type,
    WorkflowInfo,
)
from services.configuration.process import code_order
from services.process_file.document import Document, Entry, Values
from services.workflow import Answer, Graph, Library, Step, StepKind

OF_NOBODY = InstallationInfo(name="", timezone="UTC", locale="en", counts_working_days=False,
                             has_example=False)  # fmt: skip


@dataclass(frozen=True)
class Ids:
    """The id of each thing by its code or name, a section each; of people by login."""

    by_name: Mapping[str, Mapping[str, int]]

    def of(self, section: str, name: str | None) -> int | None:
        return self.by_name.get(section, {}).get(name) if name is not None else None

    def those_of(self, section: str, names: tuple[str, ...]) -> tuple[int, ...]:
        there = self.by_name.get(section, {})
        return tuple(there[name] for name in names if name in there)


def ids_in(document: Document) -> Ids:
    """Made up: a version has the id of its workflow."""
    sections = document.entries
    return Ids({
        section: {entry.name: at for at, entry in enumerate(entries, 1)}
        for section, entries in sections.items()
    })  # fmt: skip


def ids_of(known: Configuration) -> Ids:
    """Those of an installation."""
    named = {
        "roles": {each.name: each.id for each in known.roles.values() if each.is_active},
        "positions": {each.name: each.id for each in known.positions.values()},
        "centers": {each.code: each.id for each in known.centers.values()},
        "workflows": {each.name: each.id for each in known.workflows.values()},
        "types": {each.code: each.id for each in known.types.values()},
        "users": {each.login: each.id for each in known.users.values()},
    }
    return Ids(named)


def assembled(document: Document) -> Configuration:
    ids = ids_in(document)
    return Configuration(
        version=0,
        installation=OF_NOBODY,
        centers=_by_code(document, ids, "centers", _center),
        types=_by_code(document, ids, "types", _type),
        workflows={each.id: each for each in _workflows(document, ids)},
        library=_library(document, ids),
        users={},
        roles={at: _role(at, each) for at, each in enumerate(document.of("roles"), 1)},
        positions={
            at: PositionInfo(at, each.name, ids.of("positions", each.values["under"]))
            for at, each in enumerate(document.of("positions"), 1)
        },
        teams={},
        channels={},
        replies=tuple(_reply(ids, at, each) for at, each in enumerate(document.of("replies"), 1)),
    )


def _by_code(document: Document, ids: Ids, section: str, make: Any) -> dict[int, Any]:
    made = (make(ids, at, each) for at, each in enumerate(document.of(section), 1))
    return {each.id: each for each in sorted(made, key=lambda each: _order(each.code))}


def _order(code: str) -> tuple[int, ...]:
    """Where it isn't a code, it is said elsewhere."""
    return code_order(code) if codes.CODE.fullmatch(code) else ()


def _center(ids: Ids, at: int, entry: Entry) -> Center:
    del ids
    return Center(id=at, **center_fields(entry.values).cleaned())


def _type(ids: Ids, at: int, entry: Entry) -> Type:
    return Type(id=at, **type_fields(ids, entry.values).cleaned())


def _reply(ids: Ids, at: int, entry: Entry) -> Reply:
    fields = reply_fields(ids, entry.values)
    linked = frozenset(fields.types), frozenset(fields.centers)
    return Reply(at, fields.title, fields.text, fields.position, *linked)


def _role(at: int, entry: Entry) -> RoleInfo:
    may = frozenset(entry.values["may"])
    return RoleInfo(at, entry.name, may, entry.values["sees"], is_active=True)


def _workflows(document: Document, ids: Ids) -> list[WorkflowInfo]:
    found = []
    for entry in document.of("workflows"):
        at = ids.of("workflows", entry.name) or 0
        is_published = entry.values["state"] == "published"
        found.append(WorkflowInfo(at, entry.name, is_published, at if is_published else None))
    return found


def _library(document: Document, ids: Ids) -> Library:
    graphs = {}
    for entry in document.of("workflows"):
        if entry.values["state"] != "draft":
            graph = graph_of(ids, entry)
            graphs[graph.version_id] = graph
    return Library(graphs, {each: each for each in graphs})


def graph_of(ids: Ids, entry: Entry) -> Graph:
    at = ids.of("workflows", entry.name) or 0
    steps = tuple(step_of(ids, each) for each in entry.values["steps"])
    return Graph(at, at, entry.name, 1, steps)


def step_of(ids: Ids, values: Values) -> Step:
    kind = StepKind.CENTER if "center" in values else StepKind.WORKFLOW
    if "question" in values:
        kind = StepKind.DECISION
    return Step(
        order=values["order"],
        kind=kind,
        center_id=ids.of("centers", values.get("center")),
        next_order=values.get("next"),
        requires_contact_user=values.get("requires_contact_user", False),
        allows_other_centers=values.get("allows_other_centers", True),
        allows_staying=values.get("allows_staying", True),
        question=values.get("question") or "",
        answers=tuple(
            Answer(each["key"], each["answer"], each["to"]) for each in values.get("answers", ())
        ),
        sub_workflow_id=ids.of("workflows", values.get("workflow")),
    )


def center_fields(values: Values) -> CenterFields:
    return CenterFields(
        code=values["code"],
        name=values["name"],
        is_group=values["group"],
        closes_ticket=values["closes_ticket"],
        wip_limit=values["wip_limit"],
        is_active=values["active"],
    )


def type_fields(ids: Ids, values: Values) -> TypeFields:
    """Spies whose login is unknown are left out."""
    own = {
        "is_group": values["group"],
        "is_active": values["active"],
        "workflow_id": ids.of("workflows", values["workflow"]),
        "spies": ids.those_of("users", values["spies"]),
    }
    rest = ("group", "active", "workflow", "spies")
    return TypeFields(**{name: each for name, each in values.items() if name not in rest}, **own)


def reply_fields(ids: Ids, values: Values) -> ReplyFields:
    return ReplyFields(
        title=values["title"],
        text=values["text"],
        types=ids.those_of("types", values["types"]),
        centers=ids.those_of("centers", values["centers"]),
        position=values["position"],
        is_active=values["active"],
    )
