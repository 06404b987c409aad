"""What Prometheus reads."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from services import events
from services.backup import schedule
from services.health.lag import lag
from services.live.presence import presence
from services.live.telling import RoomTold
from services.transaction import Rows, StorageRefuses, reading, units

TYPE = "text/plain; version=0.0.4; charset=utf-8"
OUTBOX = "select state, count(*) from mail where state in ('pending','sending','dead') group by 1"
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
registry = CollectorRegistry()
requests = Counter(
    "atende_requests", "Answered requests.", ("method", "status", "kind"), registry=registry
)
seconds = Histogram(
    "atende_request_seconds", "Until the answer began.", ("kind",), buckets=BUCKETS,
    registry=registry,
)  # fmt: skip
deltas = Counter("atende_board_deltas", "Changes told to boards.", registry=registry)
boards = Gauge("atende_live_boards", "Boards that listen now.", registry=registry)
loop_lag = Gauge("atende_loop_lag_seconds", "Most in the last minute.", registry=registry)
outbox = Gauge("atende_outbox_mails", "Mails by state.", ("state",), registry=registry)
queue = Gauge("atende_writer_queue", "Changes that wait for the writer.", registry=registry)
backup_at = Gauge(
    "atende_last_backup_timestamp_seconds", "When the last good one began.", registry=registry
)
backup_is_good = Gauge("atende_backup_good", "0: it failed or is overdue.", registry=registry)


def follow() -> None:
    """Count what is committed from now on."""
    events.subscribe(_heard)


def _heard(event: object) -> None:
    if isinstance(event, RoomTold) and event.room == "all":
        deltas.inc()


async def shown(now: datetime | None = None) -> bytes:
    boards.set(len(presence.listeners))
    loop_lag.set(lag.most / 1000)
    queue.set(units.waiting())
    try:
        await _read(now or datetime.now(UTC))
    except StorageRefuses:
        outbox.clear()
    text: bytes = generate_latest(registry)
    return text


async def _read(now: datetime) -> None:
    async def read(rows: Rows) -> list[Any]:
        return (await rows.rows((OUTBOX, ())))[0]

    counts = dict.fromkeys(("pending", "sending", "dead"), 0) | dict(await reading(read))
    for state, count in counts.items():
        outbox.labels(state).set(count)
    standing = await schedule.standing(now)
    backup_is_good.set(standing.is_good)
    if standing.success is not None:
        backup_at.set(standing.success.started_at.timestamp())
