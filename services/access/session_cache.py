"""Who a token belongs to, remembered for at most a second."""

from __future__ import annotations

import time
from dataclasses import dataclass

from services import events
from services.access.revocation import SessionsEnded

KEEPS = 1.0
MOST = 5000


@dataclass(frozen=True, slots=True)
class SignedIn:
    user_id: int
    session_id: int


_known: dict[str, tuple[float, SignedIn]] = {}


def recall(token_hash: str) -> SignedIn | None:
    known = _known.get(token_hash)
    return known[1] if known and time.monotonic() - known[0] < KEEPS else None


def remember(token_hash: str, who: SignedIn) -> None:
    if len(_known) >= MOST:
        _known.clear()
    _known[token_hash] = (time.monotonic(), who)


def forget(*session_ids: int) -> None:
    for token_hash in [key for key, (_, who) in _known.items() if who.session_id in session_ids]:
        _known.pop(token_hash, None)


def forget_all() -> None:
    _known.clear()


def _on(event: object) -> None:
    if isinstance(event, SessionsEnded):
        forget(*event.session_ids)


def listen() -> None:
    """Forget a session in the instant it is ended in this process."""
    events.subscribe(_on)
