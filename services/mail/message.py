"""A mail as bytes. No header is ever more than the one it was meant to be.

`EmailMessage` decodes what looks like an encoded word and writes the line breaks in it as they
are: every header here is made by `Header`, of text without control characters.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from email.header import Header
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import format_datetime

from services.entering import clean
from services.mail.failures import NO_ADDRESS, MailFails
from services.mail.server import ADDRESS

LONGEST = 200
WIDEST = "Reply-To"
"""The longest name of a header that holds words: they begin on its own line."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a mail says."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Mailbox:
    address: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Envelope:
    sender: Mailbox
    to: Mailbox
    message_id: str
    at: datetime
    thread: str = ""
    """The id that the mails of one ticket all refer to."""
    reply_to: Mailbox | None = None
    more: dict[str, str] = field(default_factory=dict)


def composed(envelope: Envelope, words: Words) -> bytes:
    """Raises MailFails where an address is none."""
    message = MIMEMultipart("alternative")
    message["From"] = _mailbox(envelope.sender)
    message["To"] = _mailbox(envelope.to)
    message["Subject"] = header(words.subject)
    message["Date"] = format_datetime(envelope.at)
    message["Message-ID"] = envelope.message_id
    if envelope.thread:
        message["In-Reply-To"] = message["References"] = envelope.thread
    if envelope.reply_to:
        message["Reply-To"] = _mailbox(envelope.reply_to)
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message.attach(MIMEText(words.text, "plain", "utf-8"))
    message.attach(MIMEText(words.html, "html", "utf-8"))
    return message.as_bytes()


def header(text: str) -> str:
    line = clean(text)[:LONGEST]
    return Header(line, "utf-8", header_name=WIDEST).encode() if line else ""


def _mailbox(of: Mailbox) -> str:
    address = ascii_address(of.address)
    name = header(of.name)
    return f"{name}\n <{address}>" if name else address


def ascii_address(address: str) -> str:
    """As servers without SMTPUTF8 take it. Raises MailFails."""
    local, _at, domain = address.strip().rpartition("@")
    try:
        plain = f"{local}@{domain.encode('idna').decode()}"
        plain.encode("ascii")
    except UnicodeError:
        raise MailFails(f"{NO_ADDRESS} {clean(address)!r}", for_good=True) from None
    if not ADDRESS.fullmatch(plain):
        raise MailFails(f"{NO_ADDRESS} {clean(address)!r}", for_good=True)
    return plain
