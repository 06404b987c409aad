"""`receive`: bytes are stored, looked at, and then there is a row of them."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import suppress

from services.attachments.claiming import Waiting
from services.attachments.limits import limit_for
from services.attachments.naming import safe_name
from services.attachments.refusals import (
    FileIsTooLarge,
    FilesAreTooMany,
    FilesCantBeKept,
    UploadIsGone,
)
from services.attachments.sniffing import Look, look
from services.refusals import Refused
from services.storage import Stored, StoreRefuses, TooLarge, storage
from services.transaction import Work, stamp, unit_of_work

MEGABYTE = 1024 * 1024
MOST_WAITING = 100
PATIENCE = 900.0
"""Seconds for a file to arrive."""
SMALL = ".small"
COUNT = "select count(*) from upload where user_id = ?"
ENTER = """insert into upload (token, user_id, subject, name, size, media_type, sha256,
storage_key, has_thumbnail, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id"""


async def receive(
    blocks: AsyncIterator[bytes],
    *,
    name: str,
    subject: str,
    by: int,
    announced: int | None = None,
    type_id: int | None = None,
) -> Waiting:
    """One file for the follow-up that `by` is writing, or for a ticket about to be opened.

    Raises Refused, having read no more than its limit and a block.
    """
    name = safe_name(name)
    limit = await limit_for(subject, by=by, type_id=type_id)
    too_large = Refused(FileIsTooLarge(name=name, limit=limit, size=announced))
    if announced is not None and announced > limit * MEGABYTE:
        raise too_large
    try:
        async with asyncio.timeout(PATIENCE):
            stored = await storage().keep(blocks, limit=limit * MEGABYTE)
        return await _looked_at(stored, name, subject, by)
    except TooLarge:
        raise too_large from None
    except TimeoutError:
        raise Refused(UploadIsGone()) from None
    except StoreRefuses:
        raise Refused(FilesCantBeKept(name=name)) from None


async def _looked_at(stored: Stored, name: str, subject: str, by: int) -> Waiting:
    """What is refused leaves nothing behind. Where the commit's fate isn't known the bytes stay:
    a row never lacks them, and bytes without one are swept."""
    try:
        seen = await storage().look(stored.key, lambda file: look(file, name, stored.size))
        has_thumbnail = await _small_kept(stored.key, seen)
        return await _entered(stored, name, seen, has_thumbnail, (subject, by))
    except Refused:
        with suppress(StoreRefuses):
            await storage().drop(stored.key, small_of(stored.key))
        raise


def small_of(key: str) -> str:
    """The key of its small picture."""
    return f"{key}{SMALL}"


async def _small_kept(key: str, seen: Look) -> bool:
    async def blocks() -> AsyncIterator[bytes]:
        yield seen.small

    if seen.small:
        await storage().keep(blocks(), limit=MEGABYTE, key=small_of(key))
    return bool(seen.small)


async def _entered(
    stored: Stored, name: str, seen: Look, has_thumbnail: bool, whose: tuple[str, int]
) -> Waiting:
    token, (subject, by) = secrets.token_urlsafe(32), whose
    said = (name, stored.size, seen.media_type, stored.sha256, stored.key, has_thumbnail)

    async def write(work: Work) -> int:
        [[(count,)]] = await work.rows((COUNT, (by,)))
        if count >= MOST_WAITING:
            raise Refused(FilesAreTooMany(limit=MOST_WAITING))
        row = (token, by, subject, *said, stamp(work.now))
        [[(upload_id,)]] = await work.rows((ENTER, row))
        return int(upload_id)

    upload_id = await unit_of_work(write, by=by, only_rows=True)
    return Waiting(upload_id, token, by, subject, *said)
