"""Everything that runs beside the pages, from the first request to the last."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from nicegui import App

from components import hearing
from services import jobs, mail, notices, promises, publishing
from services.attachments import sweeping
from services.backup import schedule
from services.catalog import type_priorities
from services.health import metrics
from services.health.lag import lag
from services.health.watchdog import watchdog
from services.ledger import keeping
from services.settings import Settings

Act = Callable[[], Awaitable[object]]


def install(app: App, settings: Settings) -> None:
    """Once, before the app runs. What starts first stops last."""
    beside = _beside(settings)
    app.on_startup(metrics.follow)
    for start, _ in beside:
        app.on_startup(start)
    for _, stop in reversed(beside):
        app.on_shutdown(stop)
    app.on_startup(type_priorities.carry_on)


def _beside(settings: Settings) -> tuple[tuple[Act, Act], ...]:
    return (
        (lag.start, lag.stop),
        (watchdog.start, watchdog.stop),
        (publishing.start, publishing.stop),
        (jobs.start, jobs.stop),
        (promises.start, promises.stop),
        (mail.start, mail.stop),
        (lambda: keeping.start(settings.data_dir), keeping.stop),
        (lambda: notices.start(hearing.noticed), notices.stop),
        (sweeping.start, sweeping.stop),
        (schedule.start, schedule.stop),
    )
