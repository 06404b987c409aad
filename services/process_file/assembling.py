"""A document by itself as a configuration: what a linter judges, without an installation."""

from __future__ import annotations

from typing import Any

from services.catalog import codes
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
from services.process_file.catalog_entries import center_fields, reply_fields, type_fields
from services.process_file.document import Document, Entry
from services.process_file.ids import Ids, ids_in
from services.process_file.steps import graph_of
from services.workflow import Library

OF_NOBODY = InstallationInfo(name="", timezone="UTC", locale="en", counts_working_days=False,
                             has_example=False)  # fmt: skip


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
