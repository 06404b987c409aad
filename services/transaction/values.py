"""Values as each database keeps them, for statements that go round the ORM."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import orjson

_dialect = "sqlite"


def dialect() -> str:
    """`sqlite` or `postgres`: the one this process works on."""
    return _dialect


def speak(name: str) -> None:
    global _dialect
    _dialect = name


def stamp(at: datetime) -> Any:
    """A moment as a parameter, exactly as the ORM would write it."""
    at = at.astimezone(UTC)
    return at if _dialect == "postgres" else at.isoformat(" ")


def moment(value: Any) -> datetime | None:
    if value is None or isinstance(value, datetime):
        return value
    return datetime.fromisoformat(value)


def day_value(day: date | None) -> Any:
    return day if day is None or _dialect == "postgres" else day.isoformat()


def day(value: Any) -> date | None:
    if value is None or isinstance(value, date):
        return value
    return date.fromisoformat(value)


def json_text(value: Any) -> str:
    return orjson.dumps(value).decode()


def json_value(value: Any) -> Any:
    return orjson.loads(value) if isinstance(value, str | bytes) else value
