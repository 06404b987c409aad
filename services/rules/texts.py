"""F2, F3: what an entry says, and with whom it was spoken."""

from __future__ import annotations

from collections.abc import Iterator

from services.refusals import (
    ChannelIsUnusable,
    ContactIsRequired,
    CustomerIsMissing,
    PersonCantBeMailed,
    PersonIsForeign,
    PriorityIsWrong,
    Refusal,
    SubjectIsMissing,
    SubjectIsTooLong,
    TextIsMissing,
    TextIsTooLong,
)
from services.tickets.case import Case

LONGEST_TEXT = 20_000
LONGEST_SUBJECT = 200


def text(case: Case) -> Iterator[Refusal]:
    """F2; another priority has a reason (spec §2)."""
    if len(case.text) > LONGEST_TEXT:
        yield TextIsTooLong(limit=LONGEST_TEXT)
    if not case.text.strip() and _needs_text(case):
        yield TextIsMissing()


def mailed(case: Case) -> Iterator[Refusal]:
    """Customers are mailed where that is on, the person has an address and something is said."""
    is_possible = case.configuration.installation.mails_customers and case.related.has_address
    if case.mails_person and not (is_possible and case.text.strip()):
        yield PersonCantBeMailed()


def _needs_text(case: Case) -> bool:
    if case.type.require_text or case.closes or case.kind == "reopened":
        return True
    return _reprioritises(case) or not _does_something(case)


def _reprioritises(case: Case) -> bool:
    return (case.before.priority if case.before else None) != case.after.priority


def _does_something(case: Case) -> bool:
    return case.before is None or case.before.version != case.after.version


def subject(case: Case) -> Iterator[Refusal]:
    """Always required."""
    if not case.after.subject.strip():
        yield SubjectIsMissing()
    if len(case.after.subject) > LONGEST_SUBJECT:
        yield SubjectIsTooLong(limit=LONGEST_SUBJECT)


def customer(case: Case) -> Iterator[Refusal]:
    """Another one is there and in use."""
    changes = case.before is not None and case.before.customer_id != case.after.customer_id
    if changes and case.related.customer_name is None:
        yield CustomerIsMissing()


def contact(case: Case) -> Iterator[Refusal]:
    """F3."""
    if case.type.require_contact and case.channel_id is None:
        yield ContactIsRequired(missing="channel")
    if case.type.require_contact and case.person_id is None:
        yield ContactIsRequired(missing="person")
    channel = case.configuration.channels.get(case.channel_id or 0)
    if case.channel_id is not None and (channel is None or not channel.is_active):
        yield ChannelIsUnusable()
    if case.person_id is not None and case.related.person_customer_id != case.after.customer_id:
        yield PersonIsForeign()


def priority(case: Case) -> Iterator[Refusal]:
    """1 to 9."""
    wanted = case.after.priority
    if wanted is not None and not 1 <= wanted <= 9:  # noqa: PLR2004
        yield PriorityIsWrong()
