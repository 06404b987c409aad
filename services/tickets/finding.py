"""What a change needs to know, read in one hop at its start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from services.access.sight import sees
from services.attachments import claiming
from services.configuration import Configuration, configuration_at
from services.refusals import NotFound, Refused
from services.tickets.case import Related
from services.tickets.state import READ, TicketState, state_of
from services.transaction import Work

CONFIGURED = "select configuration_version from installation"
LIMITED = "select id, open_count from responsibility_center where wip_limit is not null"
PERSON = "select customer_id from contact_person where id = ? and is_active"
CUSTOMER = "select name from customer where id = ? and is_active"
PRODUCT = "select 1 from product where id = ? and is_active"
ADDRESS = """select count(*) from contact_address a join contact_channel k on k.id = a.channel_id
where a.person_id = ? and k.kind = 'mail'"""
LOCK = "select 1 from ticket where number in ({marks}) order by number for update"
HEAD = "select seq, mac from ledger_head where subject = ?"
WATCHERS = "select user_id, listed_by_id, events from watcher where ticket_id = ?"


@dataclass(frozen=True)
class Named:
    """Rows of others that a wish names."""

    person_id: int | None = None
    customer_id: int | None = None
    product_id: int | None = None
    files: tuple[str, ...] = ()
    mails_person: bool = False
    """Their address is looked for."""


@dataclass(frozen=True)
class Found:
    configuration: Configuration
    related: Related
    head: tuple[int, str] = (0, "")
    ticket: TicketState | None = None
    watchers: frozenset[int] = field(default_factory=frozenset)
    """Whom another person listed: they see it."""
    watching: Mapping[int, str] = field(default_factory=dict)
    """Who is told of which events."""
    listers: Mapping[int, int] = field(default_factory=dict)
    """By watcher, who listed them: themselves, where they chose to watch."""


async def find(work: Work, named: Named, number: int | None = None) -> Found:
    """The ticket where one is named, and what surrounds it.

    On PostgreSQL the ticket is locked, and the configuration can't change before the commit.
    """
    is_shared = work.dialect == "postgres"
    shared = " for share" if is_shared else ""
    related = {
        PERSON: named.person_id, CUSTOMER: named.customer_id, PRODUCT: named.product_id,
        ADDRESS: named.person_id if named.mails_person else None,
    }  # fmt: skip
    asked = [(sql, (key,)) for sql, key in related.items() if key is not None]
    files = claiming.asked(named.files, lock=" for update" if is_shared else "")
    if number is not None:
        await locked(work, (number,))
    ticket, head, watchers, version, limited, *rest = await work.rows(
        (READ, (number,)),
        (HEAD, (subject_of(number),)),
        (WATCHERS, (number,)),
        (CONFIGURED + shared, ()),
        (LIMITED, ()),
        *asked,
        *files,
    )
    found = {sql: rows[0][0] for (sql, _), rows in zip(asked, rest, strict=False) if rows}
    return Found(
        configuration=await configuration_at(version[0][0], work),
        related=Related(
            person_customer_id=found.get(PERSON),
            customer_name=found.get(CUSTOMER),
            has_address=bool(found.get(ADDRESS)),
            has_product=named.product_id is None or PRODUCT in found,
            counts=dict(limited),
            files=claiming.claimed(
                named.files, rest[-1] if files else (), by=work.by, number=number
            ),
        ),
        head=head[0] if head else (0, ""),
        ticket=state_of(ticket[0]) if ticket else None,
        watchers=frozenset(user for user, lister, _ in watchers if lister != user),
        watching={user: events for user, _, events in watchers},
        listers={user: lister for user, lister, _ in watchers},
    )


async def locked(work: Work, numbers: Sequence[int]) -> None:
    """Nobody else changes these tickets before this commit; all of them before a room is told.

    By itself, before they are read: a row that was waited for is read anew, what is joined to it
    is not.
    """
    if work.dialect == "postgres" and numbers:
        marks = ", ".join("?" * len(numbers))
        await work.rows((LOCK.format(marks=marks), numbers))


def visible(found: Found, by: int) -> TicketState:
    """The ticket that was found. Raises Refused where it isn't there for `by` (P1)."""
    ticket = found.ticket
    known = by in found.configuration.users
    if ticket is None or ticket.withdrawn_at or not known:
        raise Refused(NotFound())
    if not sees(found.configuration, by, ticket.facts_for(found.watchers)):
        raise Refused(NotFound())
    return ticket


def subject_of(number: int | None) -> str:
    """The ledger's name of a ticket."""
    return f"ticket:{number}"
