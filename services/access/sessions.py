"""Signed-in browsers. A token is 256 random bits, made anew at every sign-in."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from models import Session
from services.access import session_cache
from services.access.revocation import SessionsEnded
from services.access.session_cache import SignedIn
from services.access.tokens import hash_of, new_token
from services.refusals import NotFound, Refused
from services.transaction import StorageRefuses, Work, moment, reading, stamp, unit_of_work

__all__ = ["STAYS", "SignedIn", "begin", "end", "end_all_of", "living", "mine", "sign_out", "who"]

IDLE, LASTS, STAYS = timedelta(hours=12), timedelta(days=7), timedelta(days=30)
TOUCH = timedelta(minutes=5)
WHO = """select s.id, s.user_id, s.seen_at from session s join user_account u on u.id = s.user_id
where s.token_hash = ? and s.ended_at is null and s.expires_at > ? and u.is_active
and (s.stays or s.seen_at > ?)"""
LIVING = """select s.id from session s join user_account u on u.id = s.user_id
where s.ended_at is null and s.expires_at > ? and u.is_active and (s.stays or s.seen_at > ?)
and s.id in ({ids})"""
SEEN = "update session set seen_at = ? where id = ?"
END = "update session set ended_at = ? where ended_at is null and {which} returning id, user_id"


async def who(token: str) -> SignedIn | None:
    """The living session of a token, at most a second old where another process ended it."""
    key = hash_of(token)
    if (known := session_cache.recall(key)) is not None:
        return known
    now = datetime.now(UTC)
    query = (WHO, (key, stamp(now), stamp(now - IDLE)))
    [rows] = await reading(lambda snapshot: snapshot.rows(query))
    if not rows:
        return None
    session_id, user_id, seen_at = rows[0]
    if now - (moment(seen_at) or now) > TOUCH:
        with suppress(StorageRefuses):
            await _seen(session_id)
    found = SignedIn(user_id, session_id)
    session_cache.remember(key, found)
    return found


async def _seen(session_id: int) -> None:
    async def body(work: Work) -> None:
        await work.rows((SEEN, (stamp(work.now), session_id)))

    await unit_of_work(body, by=None)


async def begin(
    work: Work, user_id: int, *, stays: bool = False, address: str = "", agent: str = ""
) -> str:
    """A new session's token."""
    token = new_token()
    await Session.create(
        token_hash=hash_of(token),
        user_id=user_id,
        created_at=work.now,
        seen_at=work.now,
        expires_at=work.now + (STAYS if stays else LASTS),
        agent=agent[:200],
        address=address[:64],
        stays=stays,
    )
    return token


async def mine(user_id: int, *, now: datetime) -> list[Session]:
    """Their living sessions, the last seen first."""
    found = await Session.filter(user_id=user_id, ended_at=None, expires_at__gt=now).order_by(
        "-seen_at"
    )
    return [each for each in found if each.stays or each.seen_at > now - IDLE]


async def living(session_ids: Iterable[int]) -> set[int]:
    """Those of the sessions that still let somebody in."""
    ids = sorted(session_ids)
    if not ids:
        return set()
    now = datetime.now(UTC)
    sql = LIVING.format(ids=", ".join("?" * len(ids)))
    query = (sql, (stamp(now), stamp(now - IDLE), *ids))
    [rows] = await reading(lambda snapshot: snapshot.rows(query))
    return {row[0] for row in rows}


async def sign_out(token: str) -> None:
    async def body(work: Work) -> None:
        for user_id in await _end(work, "token_hash = ?", hash_of(token)):
            work.by = user_id
            await work.ledger(f"user:{user_id}", "signed_out", {})

    await unit_of_work(body, by=None)


async def end(session_id: int, *, by: int) -> None:
    """Sign one of one's own browsers out."""

    async def body(work: Work) -> None:
        if not await _end(work, "id = ? and user_id = ?", session_id, by):
            raise Refused(NotFound(thing="session"))
        await work.ledger(f"user:{by}", "session_ended", {})

    await unit_of_work(body, by=by)


async def end_all_of(work: Work, user_id: int, *, but: int | None = None) -> None:
    """End every session of a person, the one they are using apart."""
    await _end(work, "user_id = ? and id <> ?", user_id, but or 0)


async def end_token(work: Work, token: str) -> None:
    await _end(work, "token_hash = ?", hash_of(token))


async def _end(work: Work, which: str, *values: Any) -> tuple[int, ...]:
    """Whose sessions ended."""
    [rows] = await work.rows((END.format(which=which), (stamp(work.now), *values)))
    if rows:
        work.record(SessionsEnded(tuple(row[0] for row in rows)))
    return tuple(row[1] for row in rows)
