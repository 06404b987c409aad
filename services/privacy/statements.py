"""The rows that hold somebody's data, and what becomes of each."""

from __future__ import annotations

from typing import Any

Statement = tuple[str, tuple[Any, ...]]
OPEN = """select count(*) from ticket where customer_id = ? and closed_at is null
and withdrawn_at is null"""
PEOPLE = "select id from contact_person where customer_id = ? order by id"
TOLD = """select seq, payload from ledger_entry where subject = ? and payload is not null
and payload <> '{}' and happened not like '%#_erased' escape '#' order by seq"""

PERSON = """update contact_person set name = ?, title = '', is_active = false, erased_at = ?
where id = ? and erased_at is null returning id"""
ADDRESSES = "delete from contact_address where person_id = ? returning id"
UNSENT = """update mail set state = 'cancelled' where state in ('pending', 'dead') and {whose} = ?
returning id"""
UNSAID = """update mail set address = '', body = '{{}}', last_error = '' where {whose} = ?
returning id"""

CUSTOMER = """update customer set name = ?, document = '', is_active = false, erased_at = ?,
version = version + 1 where id = ? returning id"""

USER = """update user_account set name = ?, login = ?, email = ?, password_hash = null,
locale = '', is_active = false, erased_at = ?, version = version + 1 where id = ? returning id"""
OF_A_USER = tuple(
    f"delete from {table} where user_id = ?"
    for table in ("session", "one_time_link", "draft", "notice_choice", "watcher", "customer_spy",
                  "ticket_type_spy", "idempotency_key", "daily_digest")
)  # fmt: skip


def of_person(person_id: int, as_name: str, at: Any) -> list[Statement]:
    return [
        (PERSON, (as_name, at, person_id)),
        (ADDRESSES, (person_id,)),
        *_of_mails("to_person_id", person_id),
    ]


def of_customer(customer_id: int, as_name: str, at: Any) -> list[Statement]:
    return [
        (CUSTOMER, (as_name, at, customer_id)),
        ("delete from customer_spy where customer_id = ?", (customer_id,)),
    ]


def of_user(user_id: int, as_name: str, at: Any) -> list[Statement]:
    """Login and e-mail stay unique, and lead nowhere."""
    nobody = f"erased-{user_id}"
    return [
        (USER, (as_name, nobody, f"{nobody}@erased.invalid", at, user_id)),
        *((sql, (user_id,)) for sql in OF_A_USER),
        *_of_mails("to_user_id", user_id),
    ]


def _of_mails(column: str, key: int) -> list[Statement]:
    return [(sql.format(whose=column), (key,)) for sql in (UNSENT, UNSAID)]
