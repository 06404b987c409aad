"""CRs, types and replies as the file says them."""

from __future__ import annotations

from services.catalog.centers import CenterFields
from services.catalog.replies import ReplyFields
from services.catalog.types import TypeFields
from services.configuration import Configuration
from services.process_file.document import Values
from services.process_file.ids import Ids

TYPE_FIELDS = (
    "code", "name", "priority", "max_contact_days", "color", "lock_type", "require_text",
    "require_product", "require_contact", "allow_attachments", "max_attachment_mb",
    "lock_contact", "valid_from", "valid_until",
)  # fmt: skip


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


def centers(known: Configuration) -> list[Values]:
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


def types(known: Configuration) -> list[Values]:
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


def reply_values(known: Configuration, reply: ReplyFields) -> Values:
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
