"""The mail server: of the environment, else of the one row in the settings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from services.logs import hide
from services.mail.seal import SealIsBroken, opened
from services.transaction import Rows, Work, moment, stamp

SECURITY = ("starttls", "tls", "none")
SCHEMES = {"smtp": ("starttls", 587), "smtps": ("tls", 465)}
PER_HOUR = 60
ADDRESS = re.compile(r"[^@\s,;:<>\"()\[\]\\\x00-\x1f]{1,64}@[^@\s,;:<>\"()\[\]\\\x00-\x1f]{1,190}")
OF_SETTINGS, OF_ENVIRONMENT = 1, 2
FIND = """select host, port, security, username, sealed_password, sender, sender_name, per_hour,
since from mail_server where id = ?"""
SINCE = "select since from mail_server where id = ?"
SEEN = """insert into mail_server (id, host, port, security, username, sealed_password, sender,
sender_name, per_hour, since) values (?, '', 0, '', '', '', '', '', 0, ?)
on conflict (id) do nothing"""
UNSEEN = "delete from mail_server where id = ?"


@dataclass(frozen=True, slots=True)
class Server:
    """`since`: when mail could first leave through it."""

    host: str
    port: int
    security: str
    sender: str
    username: str = ""
    password: str = field(default="", repr=False)
    sender_name: str = ""
    per_hour: int = PER_HOUR
    since: datetime | None = None
    is_sealed: bool = False
    """Its password can't be read: the secret key is another one."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where this process is found, and the server that its environment names."""

    public_url: str = "http://localhost"
    given: Server | None = None

    @property
    def domain(self) -> str:
        """The right side of every Message-ID."""
        return urlsplit(self.public_url).hostname or "localhost"


_place = Place()


def settle(public_url: str, smtp_url: str = "") -> None:
    """Once, at the start."""
    global _place
    alone = Place(public_url)
    _place = replace(alone, given=server_at(smtp_url, alone.domain) if smtp_url else None)


def place() -> Place:
    return _place


def server_at(url: str, domain: str = "localhost") -> Server:
    """smtp://user:password@host:port or smtps://…; `?from=`, `?name=`, `?security=none`.

    Raises ValueError.
    """
    parts = urlsplit(url)
    if parts.scheme not in SCHEMES or not parts.hostname:
        raise ValueError(parts.scheme)
    security, port = SCHEMES[parts.scheme]
    asked = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    security = asked.get("security", security)
    username = unquote(parts.username or "")
    sender = asked.get("from") or (username if "@" in username else f"atende@{domain}")
    if security not in SECURITY or not ADDRESS.fullmatch(sender) or _is_more(parts, asked):
        raise ValueError(security)
    hide(unquote(parts.password or ""))
    return Server(
        host=parts.hostname,
        port=parts.port or port,
        security=security,
        sender=sender,
        username=username,
        password=unquote(parts.password or ""),
        sender_name=asked.get("name", ""),
    )


def _is_more(parts: SplitResult, asked: dict[str, str]) -> bool:
    return parts.path not in ("", "/") or bool(asked.keys() - {"from", "name", "security"})


async def server(rows: Rows) -> Server | None:
    """The one that mail leaves through now; None: it doesn't."""
    if (given := place().given) is not None:
        [seen] = await rows.rows((SINCE, (OF_ENVIRONMENT,)))
        return replace(given, since=moment(seen[0][0]) if seen else None)
    [found] = await rows.rows((FIND, (OF_SETTINGS,)))
    return _server(found[0]) if found else None


def _server(row: Sequence[Any]) -> Server:
    host, port, security, username, secret, sender, name, per_hour, since = row
    try:
        password, is_sealed = opened(secret), False
        hide(password)
    except SealIsBroken:
        password, is_sealed = "", True
    return Server(
        host, port, security, sender, username, password, name, per_hour, moment(since), is_sealed
    )


async def notice_environment(work: Work) -> None:
    """Keep since when the environment names a server, over all starts that it does."""
    if place().given is None:
        await work.rows((UNSEEN, (OF_ENVIRONMENT,)))
    else:
        await work.rows((SEEN, (OF_ENVIRONMENT, stamp(work.now))))
