"""CRs, types and replies as the file says them."""

from __future__ import annotations

from services.catalog.centers import CenterFields
from services.catalog.replies import ReplyFields
from services.catalog.types import TypeFields
from services.process_file.document import Values
from services.process_file.ids import Ids


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
