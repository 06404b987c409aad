"""How often a password may be tried: by account, and by address."""

from __future__ import annotations

import math
import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from services.access.refusals import TooManyTries
from services.refusals import Refused

ACCOUNT = RateLimitItemPerMinute(20, 15)
ADDRESS = RateLimitItemPerMinute(300, 15)
_storage = MemoryStorage()
_limiter = MovingWindowRateLimiter(_storage)


def tried(account: str, address: str) -> None:
    """Count one try at a password; refused once there were too many."""
    name = account.strip().casefold()[:254]
    for item, key in ((ACCOUNT, name), (ADDRESS, address)):
        if not _limiter.hit(item, key):
            raise Refused(TooManyTries(seconds=_wait(item, key)))


def _wait(item: RateLimitItemPerMinute, key: str) -> int:
    reset = _limiter.get_window_stats(item, key).reset_time
    return max(1, math.ceil(reset - time.time()))


def succeeded(account: str) -> None:
    """The account's tries start again from none."""
    _limiter.clear(ACCOUNT, account.strip().casefold()[:254])


def forget() -> None:
    """Start from none. For tests."""
    _storage.reset()
