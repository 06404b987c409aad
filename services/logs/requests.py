"""The request that something is written down of."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

GIVEN = re.compile(r"[A-Za-z0-9_\-]{8,64}")
_current: ContextVar[str] = ContextVar("request_id", default="")


def request_id() -> str:
    """Blank where nobody asked."""
    return _current.get()


@contextmanager
def of_request(given: str = "") -> Iterator[str]:
    """What happens inside is of one request, which may bring its own id along."""
    known = given if GIVEN.fullmatch(given) else secrets.token_hex(8)
    token = _current.set(known)
    try:
        yield known
    finally:
        _current.reset(token)
