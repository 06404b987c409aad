"""The statements that take the example out, in the order that foreign keys ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

TAKEN = "(select number from ticket where is_example)"
ENTRIES = f"(select id from follow_up where ticket_id in {TAKEN})"

TICKETS = (
    f"delete from attachment where follow_up_id in {ENTRIES}",
    f"delete from mention where ticket_id in {TAKEN}",
    f"delete from mention where mentioned in {TAKEN}",
    f"delete from watcher where ticket_id in {TAKEN}",
    f"delete from mail where ticket_id in {TAKEN}",
    f"delete from follow_up where ticket_id in {TAKEN}",
    "delete from ticket where is_example",
    """update responsibility_center set open_count = (select count(*) from ticket t where
    t.center_id = responsibility_center.id and t.closed_at is null and t.withdrawn_at is null)""",
)

FREE_CUSTOMERS = """(select c.id from customer c where c.is_example
and not exists (select 1 from ticket t where t.customer_id = c.id)
and not exists (select 1 from contact_person p join follow_up f on f.person_id = p.id
    where p.customer_id = c.id))"""
CUSTOMERS = (
    f"""delete from contact_address where person_id in
    (select id from contact_person where customer_id in {FREE_CUSTOMERS})""",
    f"delete from contact_person where customer_id in {FREE_CUSTOMERS}",
    f"delete from customer_product where customer_id in {FREE_CUSTOMERS}",
    f"delete from customer where id in {FREE_CUSTOMERS}",
)

FREE_PEOPLE = """(select u.id from user_account u where u.is_example
and not exists (select 1 from ticket t
    where u.id in (t.contact_user_id, t.opened_by_id, t.closed_by_id))
and not exists (select 1 from follow_up f where f.author_id = u.id))"""
PEOPLE = (
    f"delete from ticket_type_spy where user_id in {FREE_PEOPLE}",
    f"delete from draft where user_id in {FREE_PEOPLE}",
    f"delete from watcher where user_id in {FREE_PEOPLE}",
    f"delete from mail where to_user_id in {FREE_PEOPLE}",
    f"delete from session where user_id in {FREE_PEOPLE}",
    f"delete from one_time_link where user_id in {FREE_PEOPLE}",
    f"delete from user_account where id in {FREE_PEOPLE}",
)
KEPT = (
    "update customer set is_example = false where is_example",
    "update user_account set is_example = false where is_example",
    "update product set is_example = false where is_example",
)


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


def of_the_process(ids: Mapping[str, Sequence[int]]) -> Iterator[str]:
    """`ids`: what the example brought along, by kind."""
    for kind, (table, _) in USES.items():
        for key in reversed(ids.get(kind, ())):
            if kind == "workflows":
                yield f"delete from workflow_version where workflow_id = {key} {_free(kind, key)}"
            yield f"delete from {table} where id = {key} {_free(kind, key)}"


def _free(kind: str, key: int) -> str:
    table, uses = USES[kind]
    filled = (use.format(id=int(key), table=table) for use in uses)
    return " ".join(f"and not exists (select 1 from {use})" for use in filled)
