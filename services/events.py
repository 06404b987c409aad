"""What happened, told in this process after the commit."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable

logger = logging.getLogger(__name__)
Subscriber = Callable[[object], None]
_subscribers: list[Subscriber] = []


def subscribe(subscriber: Subscriber) -> Callable[[], None]:
    """Call `subscriber` for every event, once, until the returned function is called."""
    if subscriber not in _subscribers:
        _subscribers.append(subscriber)

    def unsubscribe() -> None:
        if subscriber in _subscribers:
            _subscribers.remove(subscriber)

    return unsubscribe


def publish_all(happened: Iterable[object]) -> None:
    for event in happened:
        for subscriber in tuple(_subscribers):
            try:
                subscriber(event)
            except Exception:
                logger.exception("A subscriber failed on %s", event)


def forget_subscribers() -> None:
    """Start from silence. For tests."""
    _subscribers.clear()
