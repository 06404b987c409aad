"""How long stays on each CR last: slow is over the 85th percentile (spec §7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from itertools import groupby
from math import ceil

from services.transaction import Rows, StorageRefuses, reading, stamp

DAYS = 90
FEWEST = 20
SLOW = 0.85
EVERY = timedelta(hours=1)
STAYS = """select left_center_id, stay_seconds from follow_up
    where left_center_id is not null and stay_seconds is not null and undone_at is null
    and at >= ? order by left_center_id, stay_seconds"""
_slow: Mapping[int, float] = {}
_computed_at: datetime | None = None


def slow() -> dict[str, float]:
    """Days, by CR; none for a CR with fewer than twenty stays."""
    return {str(center): days for center, days in _slow.items()}


def computed_at() -> datetime | None:
    return _computed_at


async def refresh(now: datetime | None = None) -> None:
    """Compute anew, at most once an hour."""
    global _slow, _computed_at
    now = now or datetime.now(UTC)
    if _computed_at is not None and now - _computed_at < EVERY:
        return
    before, _computed_at = _computed_at, now
    try:
        _slow = await reading(lambda rows: _read(rows, now - timedelta(days=DAYS)))
    except StorageRefuses:
        _computed_at = before
        raise


def forget() -> None:
    global _slow, _computed_at
    _slow, _computed_at = {}, None


async def _read(rows: Rows, since: datetime) -> dict[int, float]:
    [found] = await rows.rows((STAYS, [stamp(since)]))
    return percentiles(found)


def percentiles(stays: Iterable[tuple[int, int]]) -> dict[int, float]:
    """By CR, in days, from `(center, seconds)` in order of both (nearest rank)."""
    by_center = {
        center: [seconds for _, seconds in those]
        for center, those in groupby(stays, key=lambda stay: stay[0])
    }
    return {
        center: round(seconds[ceil(len(seconds) * SLOW) - 1] / 86400, 2)
        for center, seconds in by_center.items()
        if len(seconds) >= FEWEST
    }
