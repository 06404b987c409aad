"""Whatever people are called and tickets are about: no header is ever more than it was to be."""

from __future__ import annotations

import email
import random
from datetime import UTC, datetime
from email import policy
from email.utils import parseaddr

import pytest

from services.mail.failures import MailFails
from services.mail.message import Envelope, Mailbox, Words, composed
from tests.services.mail.post_office import subject_of

EXPECTED = {
    "content-type", "mime-version", "from", "to", "subject", "date", "message-id", "in-reply-to",
    "references", "reply-to", "auto-submitted", "x-auto-response-suppress",
}  # fmt: skip
PIECES = (
    "\r\nBcc: evil@example.com", "\nBcc: e@x.org\n\nbody", "\r", "\n", "\x00", "\x0b", "\x1b[0m",
    "\u2028Bcc: e@x.org", "\u2029", "\x85Bcc: e@x.org", "=?utf-8?q?x=0D=0ABcc:_evil@x.org?=",
    "=?utf-8?b?DQpCY2M6IGV2aWxAeC5vcmc=?=", "=?", "?=", "=0D=0A", "\u202eevil", "\u200b", "\ufeff",
    '"', "<", ">", "(", ")", ",", ";", ":", "\\", "@", "<evil@x.org>", "Padaria Estrela", "Ção",
    "日本語", "😀", "a" * 120, " ", "\t", "To: x", "%0d%0aBcc: e@x.org", "\ud800",
)  # fmt: skip


def generated(seed: int) -> str:
    dice = random.Random(seed)
    return "".join(dice.choices(PIECES, k=dice.randint(1, 6)))


def mail_about(text: str, address: str) -> bytes:
    envelope = Envelope(
        sender=Mailbox("atende@example.com", text), to=Mailbox(address, text),
        message_id="<mail.1.2@example.com>", at=datetime.now(UTC),
        thread="<ticket.1@example.com>", reply_to=Mailbox("ana@example.com", text),
    )  # fmt: skip
    clean = text.encode(errors="replace").decode()
    return composed(envelope, Words(text, clean, clean))


def test_of_5000_names_titles_and_addresses_none_becomes_a_header() -> None:
    refused = 0
    for seed in range(5000):
        text = generated(seed)
        address = generated(seed + 5000) + "@example.com" if seed % 2 else "bruno@example.com"
        try:
            raw = mail_about(text, address)
        except MailFails:
            refused += 1
            continue
        for kind in (policy.compat32, *([policy.default] if seed % 10 == 0 else [])):
            read = email.message_from_bytes(raw, policy=kind)
            names = [name.lower() for name in read]
            assert set(names) == EXPECTED, text
            assert len(names) == len(set(names)), text
        plain = email.message_from_bytes(raw)
        assert parseaddr(plain["From"])[1] == "atende@example.com"
        assert "\n" not in subject_of(plain)
        for line in raw.split(b"\n\n", 1)[0].splitlines():
            assert line[:1] in b" \t" or line.split(b":")[0].lower().decode() in EXPECTED
    assert 2000 < refused <= 2500


@pytest.mark.parametrize("address", ["", "nobody", "a b@x.org", "a@x.org, b@x.org", "é@x.org",
                                     "a@x.org\r\nBcc: b@x.org", "<a@x.org>", "a@"])  # fmt: skip
def test_what_is_no_address_is_no_mail(address: str) -> None:
    with pytest.raises(MailFails) as failure:
        mail_about("Subject", address)
    assert failure.value.for_good


def test_a_name_with_accents_arrives_as_it_is_written() -> None:
    read = email.message_from_bytes(mail_about("Conceição 日本", "bruno@example.com"))
    assert subject_of(read) == "Conceição 日本"


def test_a_long_title_begins_on_the_line_of_its_header() -> None:
    title = "#1482 Implantação ERP, matriz e 2 filiais – Padaria Estrela"
    raw = mail_about(title, "bruno@example.com")
    head = raw.split(b"\n\n", 1)[0].splitlines()
    assert not [line for line in head if line.rstrip().endswith(b":")]
    read = email.message_from_bytes(raw, policy=policy.default)
    assert read["Subject"] == title
