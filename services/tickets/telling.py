"""Who is told of an entry, and why: rows of the outbox, in the same commit. Pure.

Whether they still see the ticket is judged when the row is mailed or listed (services/notices).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from services.tickets.case import Case
from services.tickets.entry import Entry
from services.tickets.image import leaves_at
from services.transaction import stamp

MAIL = """insert into mail (to_user_id, why, ticket_id, follow_up_id, body, state, created_at,
not_before, tries, last_error) values (?, ?, ?, ?, '{}', 'pending', ?, ?, 0, '')"""

TO_PERSON = """insert into mail (to_person_id, why, ticket_id, follow_up_id, body, state,
created_at, not_before, tries, last_error)
values (?, 'customer', ?, ?, '{}', 'pending', ?, ?, 0, '')"""


def mails(
    entry: Entry, follow_up_id: int, people: Mapping[int, str]
) -> list[tuple[str, tuple[Any, ...]]]:
    """Nothing leaves while the act can be undone."""
    case = entry.case
    at = stamp(case.now)
    leaves = stamp(leaves_at(case.configuration, case.now))
    number = case.after.number
    return [(MAIL, (user, why, number, follow_up_id, at, leaves)) for user, why in people.items()]


def to_person(entry: Entry, follow_up_id: int) -> list[tuple[str, tuple[Any, ...]]]:
    """The text, to the contact person of the customer."""
    case = entry.case
    if not case.mails_person:
        return []
    at = stamp(case.now)
    leaves = stamp(leaves_at(case.configuration, case.now))
    return [(TO_PERSON, (case.person_id, case.after.number, follow_up_id, at, leaves))]


def told(entry: Entry, watching: Mapping[int, str]) -> dict[int, str]:
    """By person, the strongest reason. Nobody is told their own act."""
    case = entry.case
    people: dict[int, str] = {}
    for why, some in (
        ("spy", _spies(case)),
        ("customer_spy", _customer_spies(case)),
        ("watch", _watchers(case, watching)),
        ("promise", _promised(case)),
        ("delegated", _delegate(case)),
    ):
        people.update(dict.fromkeys(some, why))
    people.pop(case.by, None)
    return people


def _spies(case: Case) -> Iterable[int]:
    """`opened` is when a ticket opens with the type, or is changed to it."""
    begins = case.before is None or case.changes_type
    return _hearing(case, case.type.spies, f"type:{case.type.id}", begins=begins)


def _customer_spies(case: Case) -> Iterable[int]:
    before, customer = case.before, case.after.customer_id
    people = case.configuration.customer_spies.get(customer, ())
    begins = before is None or before.customer_id != customer
    return _hearing(case, people, f"customer:{customer}", begins=begins)


def _hearing(case: Case, people: Iterable[int], source: str, *, begins: bool) -> Iterable[int]:
    told_of = case.configuration.told_of
    return [user for user in people if _hears(case, told_of(user, source), begins=begins)]


def _watchers(case: Case, watching: Mapping[int, str]) -> Iterable[int]:
    known = case.configuration.users
    return [
        user
        for user, events in watching.items()
        if user in known and known[user].is_active and _hears(case, events, begins=False)
    ]


def _hears(case: Case, events: str, *, begins: bool) -> bool:
    return (
        events == "all" or (events == "opened" and begins) or (events == "closed" and case.closes)
    )


def _promised(case: Case) -> Iterable[int]:
    """Another day was promised in the contact user's name."""
    before, after = case.before, case.after
    if before is None or after.is_closed or before.next_contact_on == after.next_contact_on:
        return []
    return _holder(case, "promise")


def _delegate(case: Case) -> Iterable[int]:
    """Who gets many at once is told once of all (services/handing_over)."""
    before = case.before
    if case.kind == "handed_over":
        return []
    is_new = before is None or before.contact_user_id != case.after.contact_user_id
    return _holder(case, "delegated") if is_new else []


def _holder(case: Case, source: str) -> Iterable[int]:
    user = case.after.contact_user_id
    is_told = user is not None and case.configuration.told_of(user, source) != "none"
    return [user] if user is not None and is_told else []
