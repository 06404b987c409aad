"""What a mail is about, read when it leaves: who may still be told, and of what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from services.configuration import Configuration
from services.mail.parcels import Parcel, Row
from services.mail.server import ADDRESS
from services.notices import may_be_told, reason
from services.promises.digests import Digest, digest_of
from services.tickets.history import entries
from services.tickets.reads import ENTRY, FILE
from services.tickets.sheet import Entry
from services.transaction import Rows, day, json_value

TICKET = """select t.number, t.subject, c.name, t.type_id, t.center_id, t.contact_user_id,
t.next_contact_on, t.closed_at from ticket t join customer c on c.id = t.customer_id
where t.number = ? and t.withdrawn_at is null"""
ENTRIES = ENTRY + " where f.id = ?"
FILES = FILE + " where f.id = ? order by a.id"
PERSON = """select p.name, a.value from contact_person p
join contact_address a on a.person_id = p.id join contact_channel k on k.id = a.channel_id
where p.id = ? and p.is_active and k.kind = 'mail' order by a.id"""
NAMES = {
    "product_id": "select name from product where id = ?",
    "customer_id": "select name from customer where id = ?",
}


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


Withheld = dict[int, str]
"""What doesn't leave, and why, by row."""


@dataclass(frozen=True, slots=True)
class Addressee:
    address: str
    name: str
    locale: str


async def read(
    rows: Rows, shaped: Configuration, parcel: Parcel, *, at: datetime, public_url: str
) -> tuple[Letter | None, Withheld]:
    """The letter of a parcel, without what its reader may no longer be told."""
    to = await addressee(rows, shaped, parcel.first)
    if isinstance(to, str):
        return None, dict.fromkeys(parcel.ids, to)
    told: list[Told] = []
    reasons: Withheld = {}
    for row in parcel.rows:
        found = await _told(rows, shaped, row)
        if isinstance(found, str):
            reasons[row.id] = found
        else:
            told.append(found)
    letter = None
    if told:
        names = await _names(rows, told)
        letter = Letter(shaped, to.address, to.name, to.locale, at, public_url, tuple(told), names)
    return letter, reasons


async def addressee(rows: Rows, shaped: Configuration, row: Row) -> Addressee | str:
    """Whom it goes to, or why it goes to nobody."""
    default = shaped.installation.locale
    if row.to_person_id is not None:
        return await _person(rows, shaped, row.to_person_id)
    if row.to_user_id is None:
        return Addressee(row.address, "", default) if row.address else "nobody to send it to"
    user = shaped.users.get(row.to_user_id)
    if user is None or not user.is_active:
        return "no longer works here"
    address = row.address or user.email
    return Addressee(address, user.name, user.locale or default) if address else "has no address"


async def _person(rows: Rows, shaped: Configuration, person_id: int) -> Addressee | str:
    if not shaped.installation.mails_customers:
        return "customers are not mailed"
    [found] = await rows.rows((PERSON, (person_id,)))
    usable = [(name, value) for name, value in found if ADDRESS.fullmatch(value.strip())]
    if not usable:
        return "has no e-mail address"
    name, address = usable[0]
    return Addressee(address.strip(), name, shaped.installation.locale)


async def _told(rows: Rows, shaped: Configuration, row: Row) -> Told | str:
    if row.ticket is None:
        return await _digest(rows, shaped, row) if row.why == "digest" else Told(row)
    told = row.to_user_id
    if told is not None and not await may_be_told(rows, shaped, told, row.ticket):
        return "no longer sees the ticket"
    told_of = (row.follow_up_id or 0,)
    ticket, found, files = await rows.rows(
        (TICKET, (row.ticket,)), (ENTRIES, told_of), (FILES, told_of)
    )
    entry = next(iter(entries(found, files)), None)
    if not ticket or (entry is not None and entry.is_undone):
        return "was undone"
    if row.why == "customer" and not (entry and entry.text):
        return "the text was removed"
    source = (await reason(rows, shaped, row.why, row.ticket)).name
    return Told(row, _about(ticket[0]), entry, source)


async def _digest(rows: Rows, shaped: Configuration, row: Row) -> Told | str:
    told = Told(row)
    digest = await digest_of(rows, shaped, row.to_user_id or 0, told.body)
    return replace(told, digest=digest) if digest else "nothing is left of it"


def _about(values: Sequence[Any]) -> About:
    *plain, due, closed_at = values
    return About(*[*plain, day(due), closed_at is not None])


async def _names(rows: Rows, told: Sequence[Told]) -> dict[tuple[str, int], str]:
    wanted = {
        (change.field, int(value))
        for each in told
        if each.entry
        for change in each.entry.changes
        for value in (change.before, change.after)
        if change.field in NAMES and value
    }
    if not wanted:
        return {}
    ordered = sorted(wanted)
    found = await rows.rows(*((NAMES[name], (key,)) for name, key in ordered))
    return {key: each[0][0] for key, each in zip(ordered, found, strict=True) if each}
