"""The rows of an entry, chained to the one before it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC
from typing import Any

from services.ledger.sealing import digest_of, sealed
from services.transaction import Work, json_text, many

HEAD = "select seq, mac from ledger_head where subject = ?"
INTO = """insert into ledger_entry
(subject, seq, actor_id, at, happened, payload, salt, payload_hash, mac)"""
ENTER = f"{INTO} values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
HEADS = "insert into ledger_head (subject, seq, mac)"
RAISED = "on conflict (subject) do update set seq = excluded.seq, mac = excluded.mac"
RAISE = f"{HEADS} values (?, ?, ?) {RAISED}"
Statement = tuple[str, tuple[Any, ...]]
Head = tuple[int, str]
"""`(seq, mac)` of a subject's last entry."""


def entry(
    work: Work, head: Head, subject: str, happened: str, payload: dict[str, Any]
) -> list[Statement]:
    """The rows of the entry after `head`."""
    row = _row(work, head, subject, happened, payload)
    return [(ENTER, row), (RAISE, _head(row))]


def entries(
    work: Work, happened: str, told: Mapping[str, tuple[Head, dict[str, Any]]]
) -> list[tuple[str, Sequence[Any]]]:
    """As `entry`, for many subjects at once: each with its head and its payload."""
    rows = [_row(work, head, subject, happened, each) for subject, (head, each) in told.items()]
    return [many(INTO, rows), many(HEADS, [_head(row) for row in rows], RAISED)]


def _row(
    work: Work, head: Head, subject: str, happened: str, payload: dict[str, Any]
) -> tuple[Any, ...]:
    seq, at = head[0] + 1, work.now.astimezone(UTC).isoformat()
    text, salt = json_text(payload), secrets.token_hex(16)
    digest = digest_of(salt, text)
    mac = sealed(head[1], subject, seq, work.by, at, happened, digest)
    return (subject, seq, work.by, at, happened, text, salt, digest, mac)


def _head(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return row[0], row[1], row[-1]


async def append(work: Work, subject: str, happened: str, payload: dict[str, Any]) -> None:
    await work.rows(*entry(work, await head_of(work, subject), subject, happened, payload))


async def head_of(work: Work, subject: str) -> Head:
    """The last entry's; nobody else appends to the subject before this commit."""
    if work.dialect == "postgres":
        await work.rows(("select pg_advisory_xact_lock(hashtext(?))", (subject,)))
    [heads] = await work.rows((HEAD, (subject,)))
    return (heads[0][0], heads[0][1]) if heads else (0, "")
