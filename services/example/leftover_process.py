"""The statements that take the example's process and catalogue out: what nothing else uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from services.example.leftovers import Told, joined

Ids = Mapping[str, Sequence[int]]
"""What the example brought along, by kind."""
BELOW = "{table} o where o.code like {table}.code || '.%'"
USES: dict[str, tuple[str, tuple[str, ...]]] = {
    "types": ("ticket_type", ("ticket where type_id = {id}", BELOW)),
    "replies": ("standard_reply", ("standard_reply_type where standard_reply_id = {id}",)),
    "workflows": (
        "workflow",
        (
            "ticket_type where workflow_id = {id}",
            "ticket where workflow_id = {id}",
            "workflow_step where sub_workflow_id = {id}",
        ),
    ),
    "centers": (
        "responsibility_center",
        (
            "ticket where center_id = {id}",
            "follow_up where {id} in (center_id, left_center_id)",
            "workflow_step where center_id = {id}",
            "standard_reply_center where responsibilitycenter_id = {id}",
            BELOW,
        ),
    ),
    "roles": ("role", ("user_account where role_id = {id}",)),
    "positions": (
        "position",
        ("user_account where position_id = {id}", "position o where o.parent_id = {id}"),
    ),
    "teams": ("team", ("user_account where team_id = {id}",)),
    "channels": (
        "contact_channel",
        ("contact_address where channel_id = {id}", "follow_up where channel_id = {id}"),
    ),
    "products": (
        "product",
        ("ticket where product_id = {id}", "customer_product where product_id = {id}"),
    ),
}
"""By kind: its table, and what keeps a row of it. Kinds, and rows from the last one made, in
the order in which they let go of each other."""


def of_the_process(ids: Ids, told: Told) -> Iterator[str]:
    for kind, key in in_order(ids, told):
        free = _free(kind, key)
        if kind == "workflows":
            yield f"delete from workflow_version where workflow_id = {key} and {free}"
        yield f"delete from {USES[kind][0]} where id = {key} and {free}"


def in_order(ids: Ids, told: Told) -> Iterator[tuple[str, int]]:
    """What may go, kind and id, one after the other."""
    kept = {"types": told.get("type_id", ()), "products": told.get("product_id", ())}
    for kind in USES:
        for key in reversed(ids.get(kind, ())):
            if key not in kept.get(kind, ()):
                yield kind, int(key)


def is_free(kind: str, key: int) -> str:
    return f"select id from {USES[kind][0]} where id = {key} and {_free(kind, key)}"


def _free(kind: str, key: int) -> str:
    table, uses = USES[kind]
    filled = (use.format(id=key, table=table) for use in uses)
    return " and ".join(f"not exists (select 1 from {use})" for use in filled)


def names(ids: Ids) -> dict[str, str]:
    """What asks for the ids and names of those that are still there, by kind."""
    return {kind: _names_of(kind, ids[kind]) for kind in USES if ids.get(kind)}


def _names_of(kind: str, ids: Sequence[int]) -> str:
    table, name = USES[kind][0], "title" if kind == "replies" else "name"
    return f"select id, {name} from {table} where id in ({joined(ids)}) order by id"
