"""What others do while a ticket is open here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from components.i18n import _
from components.ticket.desk import Desk
from components.ticket.words import center_words
from services.tickets.sheet import Entry


def here_words(names: list[str]) -> str:
    if len(names) == 1:
        return _("{name} is here too", name=names[0])
    return _("{names} are here too", names=", ".join(names[:3]))


def news_words(before: Desk, now: Desk, *, is_writing: bool) -> str:
    """Who did what meanwhile."""
    said: dict[str, Any] = {
        "who": now.first_name(last_hand(before, now)) or _("Someone"),
        "number": now.ticket.number,
        "center": center_words(now.shaped.centers.get(now.ticket.center_id)),
    }
    if now.ticket.is_closed and not before.ticket.is_closed:
        news = _("{who} closed #{number} meanwhile.", **said)
    elif now.ticket.center_id != before.ticket.center_id:
        news = _("{who} moved #{number} to {center} meanwhile.", **said)
    else:
        news = _("{who} changed #{number} meanwhile.", **said)
    return " ".join((news, _("Your text is kept."))) if is_writing else news


def last_hand(before: Desk, now: Desk) -> int | None:
    """Who did the latest of what is new; None where what is shown doesn't tell."""
    new = _acts(now.sheet.history) - _acts(before.sheet.history)
    return max(new)[1] if new else None


def _acts(history: tuple[Entry, ...]) -> set[tuple[datetime, int]]:
    return {act for entry in history for act in _acts_on(entry)}


def _acts_on(entry: Entry) -> Iterator[tuple[datetime, int]]:
    """It was written, taken back, and something of it destroyed."""
    yield entry.at, entry.author_id
    if entry.undone_at:
        yield entry.undone_at, entry.undone_by_id or 0
    for removal in (entry.text_removed, *(file.removed for file in entry.files)):
        if removal:
            yield removal.at, removal.by
