"""How often a password may be tried: by account, and by address."""

from __future__ import annotations

import math
import time

from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from services.access.refusals import TooManyTries
from services.refusals import Refused

ACCOUNT = RateLimitItemPerMinute(20, 15)
ADDRESS = RateLimitItemPerMinute(300, 15)
LINKS = RateLimitItemPerHour(3)
"""Mailed to one person."""
ASKED = RateLimitItemPerHour(60)
"""For links, from one address."""
TOLD = RateLimitItemPerMinute(1, 15, "told")
"""Namespace of its own: a lockout is told once in the window."""
_storage = MemoryStorage()
_limiter = MovingWindowRateLimiter(_storage)


def tried(account: str, address: str) -> None:
    """Count one try at a password; refused once there were too many."""
    name = account.strip().casefold()[:254]
    for item, key in ((ACCOUNT, name), (ADDRESS, address)):
        if not _limiter.hit(item, key):
            raise Refused(TooManyTries(seconds=_wait(item, key)))


def asked(address: str) -> None:
    """Count one asking for a link; refused once there were too many."""
    if not _limiter.hit(ASKED, f"link {address}"):
        raise Refused(TooManyTries(seconds=_wait(ASKED, f"link {address}")))


def has_links_left(user_id: int) -> bool:
    """Count one link to be mailed to a person, and whether it may be."""
    return _limiter.hit(LINKS, f"link user {user_id}")


def _wait(item: RateLimitItem, key: str) -> int:
    reset = _limiter.get_window_stats(item, key).reset_time
    return max(1, math.ceil(reset - time.time()))


def succeeded(account: str) -> None:
    """The account's tries start again from none."""
    _limiter.clear(ACCOUNT, account.strip().casefold()[:254])


def is_news(account: str) -> bool:
    """Whether nobody was told yet that the account may not be tried for now."""
    return _limiter.hit(TOLD, account.strip().casefold()[:254])


def forget() -> None:
    """Start from none. For tests."""
    _storage.reset()
