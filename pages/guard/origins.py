"""Which pages may speak to this server: its own alone."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def is_own(origin: str, host: str, public_url: str) -> bool:
    """Whether a page of `origin` is ours: the public address, or the one that was asked."""
    if not origin or origin == "null":
        return False
    spoken = urlsplit(origin)
    public = urlsplit(public_url)
    if spoken.scheme not in {"http", "https"}:
        return False
    return spoken.netloc in {public.netloc, host}


def may_write(headers: Mapping[str, str], public_url: str) -> bool:
    """Whether a request that changes something comes from our own page, or from no page at all."""
    origin = headers.get("origin")
    if origin is not None:
        return is_own(origin, headers.get("host", ""), public_url)
    return headers.get("sec-fetch-site", "same-origin") == "same-origin"
