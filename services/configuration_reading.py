"""The configuration as it lies in the database, in one hop."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from services.configuration_things import (
    Center,
    Configuration,
    InstallationInfo,
    Named,
    Person,
    PositionInfo,
    Reply,
    RoleInfo,
    Type,
    WorkflowInfo,
    code_order,
)
from services.transaction import Rows, day, json_value
from services.workflow import Answer, Graph, Library, Step, StepKind

Row = tuple[Any, ...]
QUERIES = {
    "installation": """select configuration_version, name, timezone, locale, counts_working_days,
        has_example from installation""",
    "centers": """select id, code, name, is_group, closes_ticket, wip_limit, is_active
        from responsibility_center""",
    "types": """select id, code, name, is_group, priority, max_contact_days, workflow_id, color,
        lock_type, require_text, require_product, require_contact, allow_attachments,
        max_attachment_mb, lock_contact, valid_from, valid_until, is_active from ticket_type""",
    "spies": "select tickettype_id, user_id from ticket_type_spy order by user_id",
    "workflows": "select id, name, is_active from workflow order by name",
    "versions": "select id, workflow_id, number, state from workflow_version order by number",
    "steps": """select version_id, "order", kind, center_id, next_order, requires_contact_user,
        allows_other_centers, allows_staying, question, answers, sub_workflow_id
        from workflow_step""",
    "users": """select id, login, name, email, role_id, team_id, position_id, is_active, locale
        from user_account order by name, id""",
    "roles": "select id, name, permissions, scope, is_active from role order by id",
    "positions": "select id, name, parent_id from position",
    "teams": "select id, name, is_active from team order by name",
    "channels": "select id, name, is_active, kind from contact_channel order by position, id",
    "replies": """select id, title, text, position from standard_reply
        where is_active order by position, id""",
    "reply_types": "select standard_reply_id, tickettype_id from standard_reply_type",
    "reply_centers": "select standard_reply_id, responsibilitycenter_id from standard_reply_center",
}


async def read(rows: Rows) -> Configuration:
    found = await rows.rows(*((sql, ()) for sql in QUERIES.values()))
    return _assembled(dict(zip(QUERIES, found, strict=True)))


def _assembled(found: dict[str, list[Row]]) -> Configuration:
    version, *installation = (found["installation"] or [(0, "", "UTC", "en", False, False)])[0]
    return Configuration(
        version=version,
        installation=InstallationInfo(*installation),
        centers=_centers(found["centers"]),
        types=_types(found["types"], _gathered(found["spies"])),
        workflows=_workflows(found["workflows"], found["versions"]),
        library=_library(found["workflows"], found["versions"], found["steps"]),
        users={row[0]: Person(*_flagged(row, 7)) for row in found["users"]},
        roles={
            row[0]: RoleInfo(row[0], row[1], frozenset(json_value(row[2])), row[3], bool(row[4]))
            for row in found["roles"]
        },
        positions={row[0]: PositionInfo(*row) for row in found["positions"]},
        teams={row[0]: Named(*row) for row in found["teams"]},
        channels={row[0]: Named(*row) for row in found["channels"]},
        replies=_replies(found),
    )


def _flagged(row: Row, *flags: int) -> Row:
    """The row with true and false at `flags`, as neither database agrees on them."""
    return tuple(bool(value) if at in flags else value for at, value in enumerate(row))


def _centers(rows: Iterable[Row]) -> dict[int, Center]:
    ordered = sorted(rows, key=lambda row: code_order(row[1]))
    return {row[0]: Center(*_flagged(row, 3, 4, 6)) for row in ordered}


def _types(rows: Iterable[Row], spies: dict[int, list[int]]) -> dict[int, Type]:
    ordered = sorted(rows, key=lambda row: code_order(row[1]))
    return {row[0]: _type(row, tuple(spies[row[0]])) for row in ordered}


def _type(row: Row, spies: tuple[int, ...]) -> Type:
    flagged = _flagged(row, 3, 8, 9, 10, 11, 12, 14, 17)
    return Type(*(*flagged[:15], day(row[15]), day(row[16]), flagged[17], spies))


def _workflows(rows: Iterable[Row], versions: Iterable[Row]) -> dict[int, WorkflowInfo]:
    published = {
        workflow: version for version, workflow, _, state in versions if state == "published"
    }
    return {row[0]: WorkflowInfo(*(*_flagged(row, 2), published.get(row[0]))) for row in rows}


def _library(names: list[Row], versions: list[Row], steps: Iterable[Row]) -> Library:
    name_of = {row[0]: row[1] for row in names}
    by_version = defaultdict(list)
    for version, *step in steps:
        by_version[version].append(_step(*step))
    graphs = {
        version: Graph(version, workflow, name_of[workflow], number, tuple(by_version[version]))
        for version, workflow, number, state in versions
        if state != "draft"
    }
    return Library(by_version=graphs, current=_current(versions))


def _current(versions: Iterable[Row]) -> dict[int, int]:
    """By workflow: the published version, else the last retired one (spec §3.4)."""
    ranked = sorted(
        (state == "published", number, workflow, version)
        for version, workflow, number, state in versions
        if state != "draft"
    )
    return {workflow: version for _, _, workflow, version in ranked}


def _step(order: int, kind: str, center: int | None, after: int | None, *rest: Any) -> Step:
    requires, others, staying, question, answers, sub = rest
    given = tuple(
        Answer(answer["key"], answer["label"], answer["target_order"])
        for answer in json_value(answers)
    )
    flags = (bool(requires), bool(others), bool(staying))
    return Step(order, StepKind(kind), center, after, *flags, question, given, sub)


def _replies(found: dict[str, list[Row]]) -> tuple[Reply, ...]:
    types, centers = _gathered(found["reply_types"]), _gathered(found["reply_centers"])
    return tuple(
        Reply(*(*row, frozenset(types[row[0]]), frozenset(centers[row[0]])))
        for row in found["replies"]
    )


def _gathered(pairs: Iterable[Row]) -> dict[int, list[int]]:
    gathered: dict[int, list[int]] = defaultdict(list)
    for key, value in pairs:
        gathered[key].append(value)
    return gathered
