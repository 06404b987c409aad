"""Append-only record of every change, chained per subject (spec §9.3)."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import UTC
from pathlib import Path
from typing import Any

from services.kept_files import kept
from services.transaction import Work, json_text

LENGTH = 32
_key = b""
HEAD = "select seq, mac from ledger_head where subject = ?"
ENTER = """insert into ledger_entry
(subject, seq, actor_id, at, happened, payload, salt, payload_hash, mac)
values (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
RAISE = """insert into ledger_head (subject, seq, mac) values (?, ?, ?)
on conflict (subject) do update set seq = excluded.seq, mac = excluded.mac"""
Statement = tuple[str, tuple[Any, ...]]


class KeyIsCut(Exception):
    """Every entry would be sealed with something else than those before."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is not the key it was: put it back from a backup")


def unlock(folder: Path) -> None:
    """Read the key that chains the entries, or make it at first start. Raises KeyIsCut."""
    global _key
    path = folder / "ledger.key"
    key = kept(path, lambda: secrets.token_bytes(LENGTH))
    if len(key) != LENGTH:
        raise KeyIsCut(path)
    _key = key


def entry(
    work: Work, head: tuple[int, str], subject: str, happened: str, payload: dict[str, Any]
) -> list[Statement]:
    """The rows of the entry after `head` (seq, mac)."""
    seq, at = head[0] + 1, work.now.astimezone(UTC).isoformat()
    text, salt = json_text(payload), secrets.token_hex(16)
    digest = hashlib.sha256((salt + text).encode()).hexdigest()
    mac = sealed(head[1], subject, seq, work.by, at, happened, digest)
    row = (subject, seq, work.by, at, happened, text, salt, digest, mac)
    return [(ENTER, row), (RAISE, (subject, seq, mac))]


def sealed(previous: str, *parts: object) -> str:
    """HMAC-SHA-256 over the previous mac, subject, seq, actor, time, what, payload hash."""
    message = json_text([previous, *parts]).encode()
    return hmac.new(_key, message, hashlib.sha256).hexdigest()


async def append(work: Work, subject: str, happened: str, payload: dict[str, Any]) -> None:
    if work.dialect == "postgres":
        await work.rows(("select pg_advisory_xact_lock(hashtext(?))", (subject,)))
    [heads] = await work.rows((HEAD, (subject,)))
    await work.rows(*entry(work, heads[0] if heads else (0, ""), subject, happened, payload))
