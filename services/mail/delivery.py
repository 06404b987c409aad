"""From a parcel to what became of each of its rows."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.configuration import configuration
from services.mail.failures import UNWRITTEN, MailFails
from services.mail.letters import Letter
from services.mail.line import Line
from services.mail.message import Envelope, Mailbox, ascii_address, composed
from services.mail.outbox import MOST_TRIES
from services.mail.parcels import Outcome, Parcel, Row
from services.mail.reading import read
from services.mail.server import Place, Server, place
from services.mail.wording import words_of
from services.transaction import StorageRefuses, reading

logger = logging.getLogger(__name__)
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=6)
Ended = list[tuple[Parcel, Outcome]]


@dataclass(frozen=True, slots=True)
class Ready:
    """A mail as it goes over the line."""

    parcel: Parcel
    to: str
    mail: bytes


async def deliver(line: Line, server: Server, parcel: Parcel, *, now: datetime) -> Ended:
    """Send what may be sent. Raises ServerFails where it is not the mail's fault, and
    StorageRefuses."""
    ready, ended = await written(server, parcel, now=now)
    if ready is not None:
        ended.append((ready.parcel, await _sent(line, ready, now)))
    return ended


async def _sent(line: Line, ready: Ready, now: datetime) -> Outcome:
    try:
        await line.send(ready.mail, ready.to)
    except MailFails as failure:
        return failed(ready.parcel, failure, now)
    return Outcome("sent")


def failed(parcel: Parcel, failure: MailFails, now: datetime) -> Outcome:
    """Tried again after a pause that doubles, or given up."""
    tries = parcel.first.tries + 1
    if failure.for_good or tries >= MOST_TRIES:
        return Outcome("dead", failure.detail)
    return Outcome("pending", failure.detail, now + pause(tries))


def pause(tries: int) -> timedelta:
    """1 min, 2, 4, … to 6 h."""
    doubled: timedelta = FIRST_PAUSE * 2 ** (tries - 1)
    return min(doubled, LONGEST_PAUSE)


async def written(server: Server, parcel: Parcel, *, now: datetime) -> tuple[Ready | None, Ended]:
    """The mail of a parcel, and what ends without one. What can't be written is dead: it holds
    no other up."""
    where = place()
    try:
        shaped = await configuration()
        letter, withheld = await reading(
            lambda rows: read(rows, shaped, parcel, at=now, public_url=where.public_url)
        )
        ended = _cancelled(parcel, withheld)
        if letter is None:
            return None, ended
        kept = Parcel(tuple(each.row for each in letter.told))
        mail = await asyncio.to_thread(_mail, server, where, parcel.first, letter)
        return Ready(kept, ascii_address(letter.to_address), mail), ended
    except StorageRefuses:
        raise
    except MailFails as failure:
        return None, [(parcel, failed(parcel, failure, now))]
    except Exception as error:
        logger.exception("Mail %s can't be written", parcel.first.id)
        unwritten = f"{UNWRITTEN}: {type(error).__name__}"
        return None, [(parcel, Outcome("dead", unwritten))]


def _cancelled(parcel: Parcel, withheld: dict[int, str]) -> Ended:
    return [
        (Parcel((row,)), Outcome("cancelled", withheld[row.id]))
        for row in parcel.rows
        if row.id in withheld
    ]


def _mail(server: Server, where: Place, first: Row, letter: Letter) -> bytes:
    return composed(_envelope(server, where, first, letter), words_of(letter))


def _envelope(server: Server, where: Place, first: Row, letter: Letter) -> Envelope:
    tickets = {each.row.ticket for each in letter.told}
    [thread] = tickets if len(tickets) == 1 else {None}
    return Envelope(
        sender=Mailbox(server.sender, server.sender_name or letter.shaped.installation.name),
        to=Mailbox(letter.to_address, letter.to_name),
        message_id=message_id(first, where.domain),
        at=letter.at,
        thread=f"<ticket.{thread}@{where.domain}>" if thread else "",
        reply_to=_reply_to(letter),
    )


def message_id(first: Row, domain: str) -> str:
    """The same however often it is tried, and whatever is left out of it then."""
    made = int((first.named_at or first.created_at).timestamp() * 1_000_000)
    return f"<mail.{first.sent_with_id or first.id}.{made:x}@{domain}>"


def _reply_to(letter: Letter) -> Mailbox | None:
    """A customer answers whoever holds the ticket, else whoever wrote."""
    told = letter.told[0]
    if told.why != "customer" or told.about is None or told.entry is None:
        return None
    users = letter.shaped.users
    for user_id in (told.about.contact_user_id, told.entry.author_id):
        user = users.get(user_id or 0)
        if user is not None and user.is_active and user.email:
            return Mailbox(user.email, user.name)
    return None
