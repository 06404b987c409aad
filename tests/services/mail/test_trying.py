"""What is said of a mail server that doesn't do what it should."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from components.mail import worded
from components.refusal_words import sentence
from services import mail
from services.mail.entered import MailFields
from services.mail.trying import send_test
from services.refusals import Refused
from tests.factories import Cast, the_example
from tests.services.mail.conftest import SECRET
from tests.services.mail.post_office import PostOffice


@pytest.fixture
async def cast(db: None) -> Cast:
    mail.settle("https://atende.example.com", "", SECRET)
    mail.worded_by(worded)
    return await the_example()


def expired(folder: Path) -> ssl.SSLContext:
    """A certificate of localhost that was good until yesterday."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    yesterday = datetime.now(UTC) - timedelta(days=1)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(yesterday - timedelta(days=9)).not_valid_after(yesterday)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "both.pem").write_bytes(secret + made.public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "both.pem")
    return context


@asynccontextmanager
async def listening(protocol: Any, **how: Any) -> AsyncIterator[int]:
    server = await asyncio.get_running_loop().create_server(protocol, "127.0.0.1", 0, **how)
    yield server.sockets[0].getsockname()[1]
    server.close()


async def refused(cast: Cast, port: int, **fields: Any) -> Any:
    fields = {"security": "none", "host": "localhost", **fields}
    asked = MailFields(port=port, sender="atende@example.com", **fields)
    with pytest.raises(Refused) as told:
        await send_test(asked, by=cast.admin, patience=1)
    [refusal] = told.value.refusals
    return refusal


async def test_a_wrong_password_is_said(cast: Cast) -> None:
    def nobody(*_: Any) -> AuthResult:
        return AuthResult(success=False, handled=False)

    def served() -> SMTP:
        return SMTP(PostOffice(), authenticator=nobody, auth_require_tls=False)

    async with listening(served) as port:
        refusal = await refused(cast, port, username="atende", password="wrong one")
    assert (refusal.trouble, refusal.detail[:3]) == ("password", "535")
    assert "wrong one" not in refusal.detail


async def test_that_nobody_signs_in_there_is_said(cast: Cast) -> None:
    async with listening(lambda: SMTP(PostOffice())) as port:
        refusal = await refused(cast, port, username="atende", password="right")
    assert refusal.trouble == "signless"
    assert sentence(refusal).startswith("localhost takes no user and password on port")


async def test_an_expired_certificate_is_said_and_nothing_is_sent(
    cast: Cast, tmp_path: Path
) -> None:
    office = PostOffice()
    async with listening(lambda: SMTP(office), ssl=expired(tmp_path)) as port:
        refusal = await refused(cast, port, security="tls")
    assert (refusal.trouble, refusal.detail) == ("certificate", "self-signed certificate")
    assert office.taken == []


async def test_of_one_that_is_trusted_the_day_is_to_blame(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = expired(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "both.pem"))
    async with listening(lambda: SMTP(PostOffice()), ssl=context) as port:
        refusal = await refused(cast, port, security="tls")
    said = "The certificate of localhost has expired, so nothing was sent."
    assert sentence(refusal) == said


async def test_starttls_verifies_too(cast: Cast, tmp_path: Path) -> None:
    office, context = PostOffice(), expired(tmp_path)
    async with listening(lambda: SMTP(office, tls_context=context)) as port:
        refusal = await refused(cast, port, security="starttls")
    assert refusal.trouble == "certificate"
    assert office.taken == []


async def test_without_starttls_nothing_goes_in_the_clear(cast: Cast) -> None:
    office = PostOffice()
    async with listening(lambda: SMTP(office)) as port:
        refusal = await refused(cast, port, security="starttls")
    assert refusal.trouble == "encryption"
    assert office.taken == []


async def test_a_greeting_that_never_comes_is_said(cast: Cast) -> None:
    async with listening(asyncio.Protocol) as port:
        refusal = await refused(cast, port)
    assert refusal.trouble == "silent"


async def test_nobody_at_the_door_is_said(cast: Cast) -> None:
    async with listening(asyncio.Protocol) as port:
        pass
    refusal = await refused(cast, port)
    assert sentence(refusal) == f"Nothing listens on port {port} of localhost."


async def test_a_name_that_is_none_is_said(cast: Cast) -> None:
    refusal = await refused(cast, 587, host="mail.invalid")
    assert sentence(refusal) == "There is no server called mail.invalid."


async def test_a_server_that_takes_other_mail_only_is_said(cast: Cast) -> None:
    office = PostOffice(at_rcpt=lambda _to: "550 no such person")
    async with listening(lambda: SMTP(office)) as port:
        refusal = await refused(cast, port)
    assert (refusal.trouble, refusal.detail) == ("mail", "550 no such person")
