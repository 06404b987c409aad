"""What a mail is about, read when it leaves: who may still be told, and of what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from services.configuration import Configuration
from services.mail.addressing import addressee
from services.mail.letters import About, Letter, Told
from services.mail.parcels import Parcel, Row
from services.notices import may_be_told, reason
from services.promises.digests import digest_of
from services.tickets.history import entries
from services.tickets.reads import ENTRY, FILE
from services.transaction import Rows, day

TICKET = """select t.number, t.subject, c.name, t.type_id, t.center_id, t.contact_user_id,
t.next_contact_on, t.closed_at from ticket t join customer c on c.id = t.customer_id
where t.number = ? and t.withdrawn_at is null"""
ENTRIES = ENTRY + " where f.id = ?"
FILES = FILE + " where f.id = ? order by a.id"
NAMES = {
    "product_id": "select name from product where id = ?",
    "customer_id": "select name from customer where id = ?",
}
Withheld = dict[int, str]
"""What doesn't leave, and why, by row."""


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
    if not told:
        return None, reasons
    names = await _names(rows, told)
    letter = Letter(shaped, to.address, to.name, to.locale, at, public_url, tuple(told), names)
    return letter, reasons


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
