"""One-time links: setup, invite, reset. Only a hash is kept, and using one ends it."""

from __future__ import annotations

from datetime import datetime, timedelta

from models import OneTimeLink
from services.access.refusals import LinkIsDead
from services.access.tokens import hash_of, new_token
from services.mail.events import MailWaits
from services.mail.seal import link_token
from services.refusals import Refused
from services.transaction import Work, json_text, stamp

LASTS = {
    "setup": timedelta(hours=24),
    "invite": timedelta(hours=72),
    "reset": timedelta(hours=1),
}
SPEND = """update one_time_link set used_at = ?
where token_hash = ? and purpose = ? and used_at is null and expires_at > ?
returning user_id"""
MAIL = """insert into mail (to_user_id, why, body, state, created_at, not_before, tries,
last_error) values (?, ?, ?, 'pending', ?, ?, 0, '')"""
END = """update one_time_link set used_at = ?
where used_at is null and purpose = ? and coalesce(user_id, 0) = ?"""


async def issue(work: Work, purpose: str, user_id: int | None = None, token: str = "") -> str:
    """A new link's token; earlier ones of the same purpose and person end."""
    await work.rows((END, (stamp(work.now), purpose, user_id or 0)))
    token = token or new_token()
    await OneTimeLink.create(
        token_hash=hash_of(token),
        purpose=purpose,
        user_id=user_id,
        expires_at=work.now + LASTS[purpose],
    )
    return token


async def mailed(work: Work, purpose: str, user_id: int) -> str:
    """As `issue`, with a mail to the person. The row holds what the token is made of together
    with the installation's secret, never the token."""
    nonce, now = new_token(), stamp(work.now)
    token = await issue(work, purpose, user_id, link_token(nonce))
    await work.rows((MAIL, (user_id, purpose, json_text({"nonce": nonce}), now, now)))
    work.record(MailWaits())
    return token


async def find(token: str, *purposes: str, now: datetime) -> OneTimeLink:
    """The living link of one of `purposes`. Raises LinkIsDead."""
    link = await OneTimeLink.filter(
        token_hash=hash_of(token), purpose__in=purposes, used_at=None, expires_at__gt=now
    ).first()
    if link is None:
        raise Refused(LinkIsDead())
    return link


async def spend(work: Work, token: str, purpose: str) -> int | None:
    """Use the link up in this commit; whose it was. To the second of two it is dead."""
    now = stamp(work.now)
    [rows] = await work.rows((SPEND, (now, hash_of(token), purpose, now)))
    if not rows:
        raise Refused(LinkIsDead())
    user_id: int | None = rows[0][0]
    return user_id


async def end_all(work: Work, user_id: int) -> None:
    """No link of this person opens anything any more."""
    await OneTimeLink.filter(user_id=user_id, used_at=None).update(used_at=work.now)
