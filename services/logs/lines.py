"""Every logger's records as lines: JSON for a machine, columns for a terminal."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, MutableMapping
from typing import Any, TextIO

import structlog

from services.logs.requests import request_id
from services.logs.secrets import hidden

Event = MutableMapping[str, Any]
QUIET = ("aiosqlite", "asyncio", "engineio", "httpx", "multipart", "PIL", "socketio", "tortoise")


def begin(stream: TextIO | None = None) -> None:
    """Once, at the start."""
    stream = stream or sys.stderr
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter(for_people=stream.isatty()))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def formatter(*, for_people: bool) -> logging.Formatter:
    shown: Callable[..., Any] = (
        structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
        if for_people
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    read = () if for_people else (structlog.processors.format_exc_info,)
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            *read,
            _with_request,
            _without_secrets,
            shown,
        ],
    )


def _with_request(_logger: Any, _method: str, event: Event) -> Event:
    if known := request_id():
        event["request"] = known
    return event


def _without_secrets(_logger: Any, _method: str, event: Event) -> Event:
    for name, value in event.items():
        if isinstance(value, str):
            event[name] = hidden(value)
    return event
