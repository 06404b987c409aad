"""A mail server of our own that does what it is told, and keeps what it took."""

from __future__ import annotations

import asyncio
import email
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from email.header import decode_header, make_header
from email.message import Message
from queue import Queue
from threading import Thread
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

OK = "250 OK"
CUT_BEFORE, CUT_AFTER, HANG = "cut before", "cut after", "hang"
Answers = Callable[[str, bytes], str]


@dataclass
class PostOffice:
    """`at_rcpt` and `at_data` say what is answered; `taken` is what was accepted. Nobody comes in
    whom `at_door` doesn't let."""

    port: int = 0
    at_rcpt: Callable[[str], str] = lambda _to: OK
    at_data: Callable[[Message], str] = lambda _mail: OK
    at_door: Callable[[], bool] = lambda: True
    taken: list[Message] = field(default_factory=list)
    closing: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}?security=none&from=atende@example.com"

    def subjects(self) -> list[str]:
        return [subject_of(mail) for mail in self.taken]

    async def handle_RCPT(  # noqa: N802  aiosmtpd calls it so
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:  # fmt: skip
        if (said := self.at_rcpt(address)).startswith("250"):
            envelope.rcpt_tos.append(address)
        return await self._said(server, said)

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        mail = email.message_from_bytes(envelope.content)
        mail["X-Rcpt"] = envelope.rcpt_tos[0]
        said = self.at_data(mail)
        if said.startswith("250") or said == CUT_AFTER:
            self.taken.append(mail)
        return await self._said(server, said)

    async def _said(self, server: Any, said: str) -> str:
        if said in (CUT_BEFORE, CUT_AFTER):
            server.transport.abort()
        elif said == HANG:
            await self.closing.wait()
        return said if said[:1].isdigit() else OK


class Door(SMTP):
    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        if not self.event_handler.at_door():
            transport.abort()


@asynccontextmanager
async def open_post_office(**how: Any) -> AsyncIterator[PostOffice]:
    office = PostOffice(**how)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: Door(office, loop=loop, enable_SMTPUTF8=False), "127.0.0.1", office.port
    )
    office.port = server.sockets[0].getsockname()[1]
    try:
        yield office
    finally:
        office.closing.set()
        server.close()


def subject_of(mail: Message) -> str:
    return str(make_header(decode_header(mail["Subject"])))


def part_of(mail: Message, kind: str) -> str:
    for part in mail.walk():
        if part.get_content_type() == f"text/{kind}":
            payload = part.get_payload(decode=True)
            assert isinstance(payload, bytes)
            return payload.decode()
    raise AssertionError(kind)


@contextmanager
def apart() -> Iterator[PostOffice]:
    """One that works beside the test, in a thread of its own."""
    opened: Queue[PostOffice] = Queue()
    loop, over = asyncio.new_event_loop(), asyncio.Event()

    async def work() -> None:
        async with open_post_office() as office:
            opened.put(office)
            await over.wait()

    thread = Thread(target=lambda: loop.run_until_complete(work()), daemon=True)
    thread.start()
    try:
        yield opened.get(timeout=120)
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join(120)
