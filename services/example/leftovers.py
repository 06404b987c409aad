"""The statements that take the example out, in the order that foreign keys ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

TAKEN = "(select number from ticket where is_example)"
ENTRIES = f"(select id from follow_up where ticket_id in {TAKEN})"  # noqa: S608

TICKETS = (
    f"delete from attachment where follow_up_id in {ENTRIES}",  # noqa: S608
    f"delete from mention where ticket_id in {TAKEN}",  # noqa: S608
    f"delete from mention where mentioned in {TAKEN}",  # noqa: S608
    f"delete from watcher where ticket_id in {TAKEN}",  # noqa: S608
    f"delete from mail where ticket_id in {TAKEN}",  # noqa: S608
    f"delete from follow_up where ticket_id in {TAKEN}",  # noqa: S608
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
    (select id from contact_person where customer_id in {FREE_CUSTOMERS})""",  # noqa: S608
    f"delete from contact_person where customer_id in {FREE_CUSTOMERS}",  # noqa: S608
    f"delete from customer_product where customer_id in {FREE_CUSTOMERS}",  # noqa: S608
    f"delete from customer where id in {FREE_CUSTOMERS}",  # noqa: S608
)

FREE_PEOPLE = """(select u.id from user_account u where u.is_example
and not exists (select 1 from ticket t
    where u.id in (t.contact_user_id, t.opened_by_id, t.closed_by_id))
and not exists (select 1 from follow_up f where f.author_id = u.id))"""
PEOPLE = (
    f"delete from ticket_type_spy where user_id in {FREE_PEOPLE}",  # noqa: S608
    f"delete from draft where user_id in {FREE_PEOPLE}",  # noqa: S608
    f"delete from watcher where user_id in {FREE_PEOPLE}",  # noqa: S608
    f"delete from mail where to_user_id in {FREE_PEOPLE}",  # noqa: S608
    f"delete from session where user_id in {FREE_PEOPLE}",  # noqa: S608
    f"delete from one_time_link where user_id in {FREE_PEOPLE}",  # noqa: S608
    f"delete from user_account where id in {FREE_PEOPLE}",  # noqa: S608
)
KEPT = (
    "update customer set is_example = false where is_example",
    "update user_account set is_example = false where is_example",
    "update product set is_example = false where is_example",
)


def of_the_process(ids: Mapping[str, Sequence[int]]) -> Iterator[str]:
    """`ids`: what the example brought along, by kind."""
    yield f"delete from standard_reply where {_among(ids['replies'])}"
    yield f"delete from ticket_type_spy where {_among(_free(ids, 'types'), 'tickettype_id')}"
    yield f"delete from standard_reply_type where {_among(_free(ids, 'types'), 'tickettype_id')}"
    yield from (_deleted("ticket_type", key, _TYPE) for key in reversed(ids["types"]))
    yield from (_deleted("workflow_step", key, _STEPS) for key in reversed(ids["workflows"]))
    yield from (_deleted("workflow_version", key, _VERSION) for key in reversed(ids["workflows"]))
