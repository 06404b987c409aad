"""One ticket as somebody reads it: its facts, its people, its history. Frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from services.tickets.state import TicketState


@dataclass(frozen=True, slots=True)
class Address:
    """`kind` is phone, mail or other: how it can be tapped."""

    channel_id: int
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody of the customer's."""

    id: int
    name: str
    title: str
    addresses: tuple[Address, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerGiven:
    """As it read when it was given."""

    question: str
    label: str


@dataclass(frozen=True, slots=True)
class Change:
    """`before` and `after` are ids where `field` names a thing, ISO where it is a date."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Entry:
    """A follow-up."""

    id: int
    kind: str
    author_id: int
    at: datetime
    text: str
    channel: str
    channel_kind: str
    person: str
    answers: tuple[AnswerGiven, ...]
    changes: tuple[Change, ...]
    center_id: int
    off_flow: bool
    over_limit: bool
    undone: bool
    ticket_version: int
    person_id: int | None = None
    channel_id: int | None = None

    def change(self, field: str) -> Change | None:
        return next((change for change in self.changes if change.field == field), None)


@dataclass(frozen=True, slots=True)
class MentionedBy:
    number: int
    customer: str
    subject: str


@dataclass(frozen=True, slots=True)
class CustomerFacts:
    id: int
    name: str
    document: str
    contacts: tuple[Contact, ...] = ()

    def contact(self, person_id: int | None) -> Contact | None:
        return next((contact for contact in self.contacts if contact.id == person_id), None)


@dataclass(frozen=True, slots=True)
class Sheet:
    """`usual_stay` in days: the median of the stays finished on its CR, None under 20."""

    ticket: TicketState
    product: str
    customer: CustomerFacts
    usual_stay: float | None = None
    history: tuple[Entry, ...] = ()
    mentioned_by: tuple[MentionedBy, ...] = ()
    customer_names: Mapping[int, str] = field(default_factory=dict)
    """Of the customers that the history mentions."""

    @property
    def whom_to_call(self) -> Contact | None:
        """The person of the last follow-up that had one, else the customer's first."""
        spoken = (self.customer.contact(entry.person_id) for entry in self.history)
        return next(filter(None, spoken), next(iter(self.customer.contacts), None))

    @property
    def has_earlier(self) -> bool:
        """Whether the history goes further back than what was read."""
        return len(self.history) < self.ticket.follow_up_count
