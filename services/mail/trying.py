"""A mail to oneself through a server as it stands in the form, saved or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from services.access.permissions import demand
from services.configuration import Configuration, configuration
from services.entering import refuse
from services.mail.delivery import message_id
from services.mail.entered import MailFields, leaks, objections
from services.mail.failures import MailFails, ServerFails
from services.mail.letters import Letter, Told
from services.mail.line import Line
from services.mail.message import Envelope, Mailbox, ascii_address, composed
from services.mail.parcels import Row
from services.mail.refusals import HostIsWrong, MailDoesntLeave
from services.mail.server import Server, place, server
from services.mail.shaping import PERMISSION
from services.mail.wording import words_of
from services.refusals import Refused
from services.transaction import reading

PATIENCE = 10.0


async def send_test(fields: MailFields, *, by: int, patience: float = PATIENCE) -> str:
    """The address it went to. Raises Refused with what the server said."""
    shaped = await configuration()
    demand(shaped, by, PERMISSION)
    through = place().given or await _meant(fields)
    letter = _letter(shaped, by)
    try:
        mail = composed(_envelope(through, letter), words_of(letter))
        line = Line(through, domain=place().domain, patience=patience)
        try:
            await line.send(mail, ascii_address(letter.to_address))
        finally:
            await line.close()
    except ServerFails as failure:
        raise _refused(through, letter, failure.trouble, failure.detail) from failure
    except MailFails as failure:
        raise _refused(through, letter, "mail", failure.detail) from failure
    return letter.to_address


async def _meant(fields: MailFields) -> Server:
    values = fields.cleaned()
    refuse([] if values["host"] else [HostIsWrong()])
    refuse(objections(values))
    kept = await reading(server)
    if kept is not None:
        present = {name: getattr(kept, name) for name in ("host", "port", "security", "username")}
        has_password = bool(kept.password or kept.is_sealed)
        refuse(leaks(values, present, kept=has_password))
    del values["mails_customers"]
    meant = Server(**values)
    is_kept = kept is not None and not meant.password and bool(meant.username)
    return (
        replace(meant, password=kept.password, is_sealed=kept.is_sealed)
        if kept and is_kept
        else meant
    )


def _letter(shaped: Configuration, by: int) -> Letter:
    now, user = datetime.now(UTC), shaped.users[by]
    row = Row(0, by, None, "", "test", None, None, {}, now, now, 0, None)
    locale = user.locale or shaped.installation.locale
    return Letter(shaped, user.email, user.name, locale, now, place().public_url, (Told(row),))


def _envelope(through: Server, letter: Letter) -> Envelope:
    company = letter.shaped.installation.name
    return Envelope(
        sender=Mailbox(through.sender, through.sender_name or company),
        to=Mailbox(letter.to_address, letter.to_name),
        message_id=message_id(letter.told[0].row, place().domain),
        at=letter.at,
    )


def _refused(through: Server, letter: Letter, trouble: str, detail: str) -> Refused:
    return Refused(
        MailDoesntLeave(
            trouble=trouble, host=through.host, port=through.port, detail=detail,
            address=letter.to_address,
        )
    )  # fmt: skip
