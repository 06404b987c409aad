"""The same key makes a change once (spec §9.2)."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any

from services.refusals import KeyWasUsed, Refused
from services.tickets.wishes import Done
from services.transaction import StorageRefuses, Work, json_text, json_value, stamp, unit_of_work

TAKE = """insert into idempotency_key (user_id, key, body_hash, at) values (?, ?, ?, ?)
on conflict (user_id, key) do nothing returning id"""
PRUNE = "delete from idempotency_key where at < ?"
KEPT_FOR = timedelta(hours=48)
KEPT = "select body_hash, outcome from idempotency_key where user_id = ? and key = ?"
NAMES = tuple(each.name for each in fields(Done))
KEEP = "update idempotency_key set outcome = ? where user_id = ? and key = ?"


async def once(
    work: Work, key: str | None, body: object, act: Callable[[], Awaitable[Done]]
) -> Done:
    """Run `act`, or return what the same key did before. Raises Refused on another body."""
    if key is None:
        return await act()
    digest = hashlib.sha256(repr(body).encode()).hexdigest()
    [taken] = await work.rows((TAKE, (work.by, key, digest, stamp(work.now))))
    if not taken:
        return await _earlier(work, key, digest)
    done = await act()
    work.last((KEEP, (json_text(as_json(done)), work.by, key)))
    return done


async def prune(now: datetime | None = None) -> None:
    """Let go of keys that nobody repeats any more, where anything can be written."""
    before = (now or datetime.now(UTC)) - KEPT_FOR

    async def body(work: Work) -> None:
        await work.rows((PRUNE, (stamp(before),)))

    with suppress(StorageRefuses):
        await unit_of_work(body, by=None, only_rows=True)


async def _earlier(work: Work, key: str, digest: str) -> Done:
    [[(kept_digest, outcome)]] = await work.rows((KEPT, (work.by, key)))
    if kept_digest != digest:
        raise Refused(KeyWasUsed())
    stored: dict[str, Any] = json_value(outcome)
    return Done(**stored)


def as_json(done: Done) -> dict[str, Any]:
    return {name: getattr(done, name) for name in NAMES}
