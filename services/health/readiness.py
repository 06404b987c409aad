"""Whether the app can do its work, check by check.

What is `needed` and isn't well makes it unready; the rest is said and keeps nobody away.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from services import database
from services.backup import schedule
from services.health import probe
from services.mail.server import server
from services.migrations import DatabaseIsNewer, pending
from services.transaction import Rows, StorageRefuses, moment, reading, stamp

LEAST_FREE = 64 * 1024 * 1024
FEW_FREE = 512 * 1024 * 1024
OLDEST_MAIL = timedelta(minutes=30)
WAITING = """select min(not_before) from mail where state in ('pending', 'sending')
and not_before <= ?"""


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    is_well: bool
    detail: str = ""
    needed: bool = False


async def checks(now: datetime | None = None) -> list[Check]:
    now = now or datetime.now(UTC)
    refusal = await probe.refusal()
    found = [Check("write", not refusal, refusal, needed=True), _disk()]
    try:
        return [*found, await _migrations(), await _outbox(now), await _backup(now)]
    except StorageRefuses as error:
        return [*found, Check("read", is_well=False, detail=str(error), needed=True)]


async def _migrations() -> Check:
    try:
        missing = await pending(database.place().url)
    except DatabaseIsNewer as error:
        missing = error.names
    return Check("migrations", not missing, ", ".join(missing), needed=True)


def _disk() -> Check:
    free = shutil.disk_usage(database.place().folder).free
    needed = free < LEAST_FREE
    return Check("disk", free >= FEW_FREE, f"{free // 1_000_000} MB free", needed=needed)


async def oldest_mail(now: datetime) -> timedelta | None:
    """For how long a mail waits that should have left."""

    async def read(rows: Rows) -> datetime | None:
        if await server(rows) is None:
            return None
        [[(since,)]] = await rows.rows((WAITING, (stamp(now),)))
        return moment(since)

    since = await reading(read)
    return now - since if since else None


async def _outbox(now: datetime) -> Check:
    age = await oldest_mail(now)
    if age is None:
        return Check("outbox", is_well=True)
    return Check("outbox", age < OLDEST_MAIL, f"the oldest waits {age.seconds // 60} min")


async def _backup(now: datetime) -> Check:
    standing = await schedule.standing(now)
    at = f"last success {standing.success.started_at:%Y-%m-%dT%H:%MZ}" if standing.success else ""
    if standing.has_failed and standing.last:
        return Check("backup", is_well=False, detail=f"failed: {standing.last.error}")
    if standing.is_overdue:
        return Check("backup", is_well=False, detail=f"overdue; {at or 'none yet'}")
    return Check("backup", is_well=True, detail=at)
