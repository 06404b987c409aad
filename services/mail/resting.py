"""How long a server that fails is left alone."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.mail.failures import ServerFails

logger = logging.getLogger(__name__)
FIRST_REST, LONGEST_REST = timedelta(seconds=5), timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What the server answered last, and since when it goes on."""

    failure: ServerFails
    since: datetime
    again_at: datetime
    rest: timedelta


def worsened(before: Trouble | None, failure: ServerFails, now: datetime) -> Trouble:
    """It rests longer each time."""
    if before and now < before.again_at:
        return before  # Another lane has found out already.
    rest = min(before.rest * 2, LONGEST_REST) if before else FIRST_REST
    logger.warning("Mail can't leave, again in %s s: %s", int(rest.total_seconds()), failure)
    return Trouble(failure, before.since if before else now, now + rest, rest)
