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
class Removal:
    """What was there and is destroyed."""

    by: int
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class File:
    id: int
    name: str
    size: int
    has_thumbnail: bool
    removed: Removal | None = None


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
    undone_at: datetime | None
    undone_by_id: int | None
    ticket_version: int
    person_id: int | None = None
    channel_id: int | None = None
    files: tuple[File, ...] = ()
    text_removed: Removal | None = None
    mailed: str = ""
    """How the mail to the contact person stands: a state of `Mail`, or nothing."""

    @property
    def is_undone(self) -> bool:
        return self.undone_at is not None

    def change(self, field: str) -> Change | None:
        return next((change for change in self.changes if change.field == field), None)


@dataclass(frozen=True, slots=True)
class MentionedBy:
    number: int
    customer: str
    subject: str


@dataclass(frozen=True, slots=True)
class Watch:
    """`events` is all, closed or none; `listed_by_id` another person's where they listed them."""

    user_id: int
    listed_by_id: int
    events: str

    @property
    def is_listed(self) -> bool:
        return self.listed_by_id != self.user_id


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
    watches: tuple[Watch, ...] = ()
    has_earlier: bool = False
    """Whether the history goes further back than what was read."""

    @property
    def standing(self) -> tuple[Entry, ...]:
        """The history without what was undone."""
        return tuple(entry for entry in self.history if not entry.is_undone)

    @property
    def whom_to_call(self) -> Contact | None:
        """The person of the last follow-up that had one, else the customer's first."""
        spoken = (self.customer.contact(entry.person_id) for entry in self.standing)
        return next(filter(None, spoken), next(iter(self.customer.contacts), None))
