"""What a mail is about, and who reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from services.configuration import Configuration
from services.mail.parcels import Row
from services.promises.digests import Digest
from services.tickets.sheet import Entry
from services.transaction import json_value


@dataclass(frozen=True, slots=True)
class About:
    """The ticket as it is now."""

    number: int
    subject: str
    customer: str
    type_id: int
    center_id: int
    contact_user_id: int | None
    next_contact_on: date | None
    is_closed: bool


@dataclass(frozen=True, slots=True)
class Told:
    """One thing of a mail, and why its reader is told."""

    row: Row
    about: About | None = None
    entry: Entry | None = None
    source: str = ""
    """The type's or the customer's name."""
    digest: Digest | None = None

    @property
    def why(self) -> str:
        return self.row.why

    @property
    def body(self) -> dict[str, Any]:
        found = json_value(self.row.body)
        return found if isinstance(found, dict) else {}


@dataclass(frozen=True, slots=True)
class Letter:
    """`names`: by field and id, of products and customers that changes mention."""

    shaped: Configuration
    to_address: str
    to_name: str
    locale: str
    at: datetime
    public_url: str
    told: tuple[Told, ...] = ()
    names: Mapping[tuple[str, int], str] = field(default_factory=dict)

    @property
    def why(self) -> str:
        return self.told[0].why
