"""The statements that take the example out, in the order that foreign keys ask for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

Told = Mapping[str, Collection[int]]
"""Ids that the histories of real tickets name, by field."""
TOLD = ("contact_user_id", "customer_id", "product_id", "type_id")
HISTORIES = "select changes from follow_up where " + " or ".join(
    f"cast(changes as text) like '%{field}%'" for field in TOLD
)
TAKEN = "(select number from ticket where is_example order by number limit {most})"
ENTRIES = f"(select id from follow_up where ticket_id in {TAKEN})"
OPEN = "t.closed_at is null and t.withdrawn_at is null"


def of_tickets(most: int) -> Iterator[str]:
    """The first `most` tickets of the example, with what hangs on them."""
    return (statement.format(most=int(most)) for statement in TICKETS)


TICKETS = (
    f"delete from attachment where follow_up_id in {ENTRIES}",
    f"delete from mention where ticket_id in {TAKEN}",
    f"delete from mention where mentioned in {TAKEN}",
    f"delete from watcher where ticket_id in {TAKEN}",
    f"delete from mail where ticket_id in {TAKEN}",
    f"delete from follow_up where ticket_id in {TAKEN}",
    f"""update responsibility_center set open_count = open_count - (select count(*) from ticket t
    where t.center_id = responsibility_center.id and {OPEN} and t.number in {TAKEN})
    where id in (select center_id from ticket where number in {TAKEN})""",
    f"delete from ticket where number in {TAKEN}",
)

FREE_CUSTOMERS = """(select c.id from customer c where c.is_example
and c.id not in ({customer_id})
and not exists (select 1 from ticket t where t.customer_id = c.id)
and not exists (select 1 from contact_person p join follow_up f on f.person_id = p.id
    where p.customer_id = c.id))"""
CUSTOMERS = (
    f"""delete from contact_address where person_id in
    (select id from contact_person where customer_id in {FREE_CUSTOMERS})""",
    f"delete from contact_person where customer_id in {FREE_CUSTOMERS}",
    f"delete from customer_product where customer_id in {FREE_CUSTOMERS}",
    f"delete from customer_spy where customer_id in {FREE_CUSTOMERS}",
    f"delete from customer where id in {FREE_CUSTOMERS}",
)

FREE_PEOPLE = """(select u.id from user_account u where u.is_example
and u.id not in ({contact_user_id})
and not exists (select 1 from ticket t
    where u.id in (t.contact_user_id, t.opened_by_id, t.closed_by_id))
and not exists (select 1 from follow_up f where f.author_id = u.id))"""
PEOPLE = (
    f"delete from ticket_type_spy where user_id in {FREE_PEOPLE}",
    f"delete from draft where user_id in {FREE_PEOPLE}",
    f"delete from watcher where user_id in {FREE_PEOPLE}",
    f"delete from customer_spy where user_id in {FREE_PEOPLE}",
    f"delete from notice_choice where user_id in {FREE_PEOPLE}",
    f"delete from mail where to_user_id in {FREE_PEOPLE}",
    f"delete from session where user_id in {FREE_PEOPLE}",
    f"delete from one_time_link where user_id in {FREE_PEOPLE}",
    f"delete from user_account where id in {FREE_PEOPLE}",
)


def of_customers_and_people(told: Told) -> Iterator[str]:
    """Those that no ticket left has, nor has had."""
    return (statement.format(**_joined(told)) for statement in (*CUSTOMERS, *PEOPLE))


def free(told: Told) -> dict[str, str]:
    """What asks for the ids of those, by kind."""
    which = {"customers": FREE_CUSTOMERS, "people": FREE_PEOPLE}
    return {kind: ids[1:-1].format(**_joined(told)) for kind, ids in which.items()}


def _joined(told: Told) -> dict[str, str]:
    return {field: joined(told.get(field, ())) for field in TOLD}


KEPT = (
    "update customer set is_example = false where is_example",
    "update user_account set is_example = false where is_example",
    "update product set is_example = false where is_example",
)
"""What stays is nobody's example."""
NAMES = {
    "tickets": "select number, number from ticket where is_example",
    "customers": "select id, name from customer where is_example order by name",
    "people": "select id, name from user_account where is_example order by name",
}


def joined(ids: Iterable[int]) -> str:
    return ", ".join(str(int(key)) for key in sorted(ids)) or "0"
