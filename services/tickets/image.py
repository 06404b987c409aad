"""What undoing an entry needs beyond its changes, written with it; and for how long it may."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from services.configuration import Configuration
from services.tickets.case import Case
from services.transaction import json_text
from services.workflow import path_to_json

UNDOABLE = ("opened", "follow_up", "reopened")
KEPT = ("path", "workflow_id", "entered_center_at", "board_priority", "closed_by_id")
GRACE = timedelta(seconds=2)
"""For the way from the screen to here."""
MARGIN = timedelta(seconds=3)
"""More than the grace: what is undone in time has told nobody."""


def image(case: Case, seq: int, *, together: int | None = None) -> str | None:
    """`seq` is the entry's place in the ledger; `together` the entry before it of the same act."""
    if case.kind not in UNDOABLE:
        return None
    kept: dict[str, Any] = {"seq": seq} | ({"with": together} if together else {})
    before, after = case.before, case.after
    if before is not None:
        pairs = ((name, getattr(before, name), getattr(after, name)) for name in KEPT)
        kept |= {name: _plain(was) for name, was, now in pairs if was != now}
    return json_text(kept)


def undoable_until(configuration: Configuration, at: datetime) -> datetime | None:
    """As the screen counts; None where nothing is undone."""
    seconds = configuration.installation.undo_seconds
    return at + timedelta(seconds=seconds) if seconds else None


def is_in_time(configuration: Configuration, at: datetime, now: datetime) -> bool:
    until = undoable_until(configuration, at)
    return until is not None and now <= until + GRACE


def leaves_at(configuration: Configuration, at: datetime) -> datetime:
    """When the first that is told of an act is told by mail."""
    until = undoable_until(configuration, at)
    return until + MARGIN if until is not None else at


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return path_to_json(value) if isinstance(value, tuple) else value
