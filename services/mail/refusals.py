"""What stands against mailing. Their words live in `components/refusal_words/mail.py`."""

from __future__ import annotations

from dataclasses import dataclass

from services.refusals import Refusal


@dataclass(frozen=True, kw_only=True)
class HostIsWrong(Refusal):
    """It is no name of a server, nor an address."""

    where = "host"


@dataclass(frozen=True, kw_only=True)
class SenderIsWrong(Refusal):
    where = "sender"


@dataclass(frozen=True, kw_only=True)
class PasswordIsNeeded(Refusal):
    """The kept one was given for another server: it goes to no other."""

    where = "password"


@dataclass(frozen=True, kw_only=True)
class ServerIsGiven(Refusal):
    """ATENDE_SMTP_URL names it."""

    where = "host"


@dataclass(frozen=True, kw_only=True)
class MailDoesntLeave(Refusal):
    """What a test found. `trouble` is of `failures.Trouble`, or `mail`: the server takes others."""

    trouble: str
    host: str
    port: int
    detail: str = ""
    address: str = ""
