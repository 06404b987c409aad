"""One connection to the mail server, kept while there is something to send."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import aiosmtplib as smtp

from services.mail.failures import HUNG_UP, TOO_LONG, MailFails, ServerFails, Trouble
from services.mail.server import Server

PATIENCE = 30.0
"""Seconds, for the connection and each command."""
LONGEST = 90.0
"""For all of one mail."""
KEPT = 100
"""Mails through one connection."""
TOO_LARGE = 552
OF_THE_SERVER = frozenset({421, 530, 534, 535, 538})
"""It goes away, or wants another sign-in: any mail would hear the same."""
FOR_GOOD = 500
EXPIRED = 10
"""X509_V_ERR_CERT_HAS_EXPIRED"""
SAID: dict[str, Trouble] = {"AUTH extension": "signless", "STARTTLS": "encryption"}
"""Words of the library where it has no kind."""
KINDS: dict[type[BaseException], Trouble] = {
    ssl.SSLError: "encryption",
    TimeoutError: "silent",
    socket.gaierror: "nameless",
    ConnectionRefusedError: "closed",
    smtp.SMTPResponseException: "refused",
}


class Line:
    def __init__(self, server: Server, *, domain: str, patience: float = PATIENCE) -> None:
        self.server, self._domain, self._patience = server, domain, patience
        self._client: smtp.SMTP | None = None
        self._sent = 0

    async def send(self, mail: bytes, to: str) -> None:
        """Raises ServerFails and MailFails. Cut after the final dot, it may have left all the
        same."""
        try:
            async with asyncio.timeout(LONGEST * self._patience / PATIENCE):
                await self._send(mail, to)
        except TimeoutError:
            self._drop()
            raise MailFails(TOO_LONG) from None
        except BaseException:
            self._drop()
            raise
        self._sent += 1
        if self._sent >= KEPT:
            await self.close()

    async def _send(self, mail: bytes, to: str) -> None:
        is_kept = self._client is not None
        try:
            client = await self._addressed(to)
        except smtp.SMTPServerDisconnected:
            if not is_kept:
                raise MailFails(HUNG_UP) from None
            self._drop()  # It had let go of it while there was nothing to send.
            with _sorted():
                client = await self._addressed(to)
        with _sorted():
            await client.data(mail)

    async def _addressed(self, to: str) -> smtp.SMTP:
        client = self._client or await self.connected()
        with _sorted(hung_up=True):
            await client.mail(self.server.sender, encoding="ascii")
            await client.rcpt(to, encoding="ascii")
        return client

    async def connected(self) -> smtp.SMTP:
        """Signed in. Raises ServerFails."""
        server = self.server
        if server.is_sealed:
            raise ServerFails("sealed")
        with _connecting():
            client = smtp.SMTP(
                hostname=server.host,
                port=server.port,
                local_hostname=self._domain,
                timeout=self._patience,
                use_tls=server.security == "tls",
                start_tls=server.security == "starttls",
            )
            await client.connect()
            if server.username:
                await client.login(server.username, server.password)
        self._client, self._sent = client, 0
        return client

    async def close(self) -> None:
        """Say goodbye, where there is anybody."""
        client, self._client = self._client, None
        if client is not None:
            with suppress(smtp.SMTPException, OSError, TimeoutError):
                await asyncio.wait_for(client.quit(), 2)
            client.close()

    def _drop(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            client.close()


@contextmanager
def _connecting() -> Iterator[None]:
    try:
        yield
    except smtp.SMTPAuthenticationError as error:
        raise ServerFails("password", _said(error)) from error
    except (smtp.SMTPException, OSError, TimeoutError, ValueError) as error:
        raise ServerFails(_trouble(error), _said(error)) from error


def _trouble(error: BaseException) -> Trouble:
    root = _rooted(error)
    if isinstance(root, ssl.SSLCertVerificationError):
        return "expired" if root.verify_code == EXPIRED else "certificate"
    if named := next((trouble for words, trouble in SAID.items() if words in str(error)), None):
        return named
    kinds = (kind for kind in KINDS if isinstance(root, kind) or isinstance(error, kind))
    return KINDS.get(next(kinds, OSError), "unreachable")


def _rooted(error: BaseException) -> BaseException:
    """What it came from: what the system says arrives wrapped."""
    while not isinstance(error, ssl.SSLError) and (under := error.__cause__ or error.__context__):
        error = under
    return error


@contextmanager
def _sorted(*, hung_up: bool = False) -> Iterator[None]:
    """Whose fault it is. `hung_up`: let that through, nothing was sent yet."""
    try:
        yield
    except smtp.SMTPServerDisconnected:
        if hung_up:
            raise
        raise MailFails(HUNG_UP) from None
    except TimeoutError as error:
        raise MailFails(TOO_LONG) from error
    except smtp.SMTPResponseException as error:
        raise _refused(error) from error
    except (smtp.SMTPException, OSError, ValueError) as error:
        raise MailFails(str(error)) from error


def _refused(error: smtp.SMTPResponseException) -> MailFails | ServerFails:
    is_sender = isinstance(error, smtp.SMTPSenderRefused) and error.code != TOO_LARGE
    if is_sender or error.code in OF_THE_SERVER:
        return ServerFails("refused", _said(error))
    return MailFails(_said(error), for_good=error.code >= FOR_GOOD)


def _said(error: BaseException) -> str:
    if isinstance(error, smtp.SMTPResponseException):
        return f"{error.code} {error.message}"[:300]
    root = _rooted(error)
    if isinstance(root, ssl.SSLCertVerificationError):
        return root.verify_message
    return str(getattr(root, "strerror", None) or root)[:300]
