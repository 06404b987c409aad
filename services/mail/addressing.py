"""Whom a mail goes to, as it is when it leaves."""

from __future__ import annotations

from dataclasses import dataclass

from services.configuration import Configuration
from services.mail.parcels import Row
from services.mail.server import ADDRESS
from services.transaction import Rows

PERSON = """select p.name, a.value from contact_person p
join contact_address a on a.person_id = p.id join contact_channel k on k.id = a.channel_id
where p.id = ? and p.is_active and k.kind = 'mail' order by a.id"""


@dataclass(frozen=True, slots=True)
class Addressee:
    address: str
    name: str
    locale: str


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
