"""What was recorded, as a screen is told of it, and for how long it may be undone."""

from __future__ import annotations

import time
from dataclasses import asdict
from typing import Any

from components.i18n import _
from components.refusal_words import center
from services.configuration import known
from services.refusals import ColumnIsFull, Refused
from services.tickets.wishes import Done


def as_json(done: Done) -> dict[str, Any]:
    """`undo_in`: the seconds that are left. A screen's own clock may be another."""
    left = max(0.0, done.undo_until - time.time()) if done.undo_until else 0.0
    return asdict(done) | {"undo_in": left}


def undone_words(done: Done) -> str:
    """Of an act that was taken back."""
    if done.kind == "withdrawn":
        return _("#{number} withdrawn.", number=done.number)
    if done.moved:
        place = center(done.center_id)
        return _("Undone: #{number} is back in {center}.", number=done.number, center=place)
    return _("#{number}: undone.", number=done.number)


def may_confirm(refused: Refused, *, by: int) -> bool:
    """Whether only a limit is in the way, and they may go over it (M5)."""
    is_limit = all(isinstance(each, ColumnIsFull) for each in refused.refusals)
    return is_limit and known().may(by, "ticket.exceed_wip")
