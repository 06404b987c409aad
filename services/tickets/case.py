"""One attempt as the rules judge it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from services.attachments.claiming import Waiting
from services.configuration import Center, Configuration, Type
from services.tickets.landing import Landing
from services.tickets.state import TicketState
from services.workflow import BrokenFlow, Step, resting_step


@dataclass(frozen=True)
class Related:
    """Facts of other rows that the wish names. `counts`: open tickets by CR with a limit."""

    person_customer_id: int | None = None
    customer_name: str | None = None
    has_product: bool = True
    counts: Mapping[int, int] | None = None
    files: tuple[Waiting | None, ...] = ()
    """As they were named; None for what isn't there for whoever acts."""
    has_address: bool = False
    """The contact person can be mailed. Looked for where they are to be."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """`before` None: an opening. `names_contact_user`: said expressly, whoever it is."""

    configuration: Configuration
    by: int
    now: datetime
    kind: str
    before: TicketState | None
    after: TicketState
    landing: Landing
    related: Related
    text: str = ""
    channel_id: int | None = None
    person_id: int | None = None
    over_limit: bool = False
    names_contact_user: bool = False
    mails_person: bool = False

    @cached_property
    def today(self) -> date:
        return self.configuration.today(self.now)

    @cached_property
    def type(self) -> Type:
        return self.configuration.types[self.after.type_id]

    @property
    def type_before(self) -> Type | None:
        return self.configuration.types[self.before.type_id] if self.before else None

    @property
    def center(self) -> Center:
        return self.configuration.centers[self.after.center_id]

    @property
    def changes_type(self) -> bool:
        return self.before is not None and self.before.type_id != self.after.type_id

    @property
    def changes_center(self) -> bool:
        return self.before is not None and self.before.center_id != self.after.center_id

    @property
    def is_beginning(self) -> bool:
        """Opening, reopening and type change: where everything is asked anew."""
        return self.kind in ("opened", "reopened") or self.changes_type

    @property
    def closes(self) -> bool:
        return self.after.is_closed

    @property
    def arrives(self) -> bool:
        """From another step, or from nowhere."""
        return self.before is None or self.before.path != self.after.path

    @cached_property
    def step(self) -> Step | None:
        return step_of(self.configuration, self.after)

    def may(self, permission: str) -> bool:
        return self.configuration.may(self.by, permission)


def step_of(configuration: Configuration, ticket: TicketState) -> Step | None:
    """The step a ticket rests on: only one whose flow is on rests on any (spec §3.14)."""
    if ticket.flow != "on":
        return None
    try:
        return resting_step(configuration.library, ticket.path)
    except BrokenFlow:
        return None
