"""What others do while a ticket is open here."""

from __future__ import annotations

from typing import Any

from components.i18n import _
from components.ticket.desk import Desk
from components.ticket.words import center_words


def here_words(names: list[str]) -> str:
    if len(names) == 1:
        return _("{name} is here too", name=names[0])
    return _("{names} are here too", names=", ".join(names[:3]))


def news_words(before: Desk, now: Desk, *, is_writing: bool) -> str:
    """Who did what meanwhile."""
    newest = now.sheet.history[0] if now.sheet.history else None
    said: dict[str, Any] = {
        "who": now.first_name(newest.author_id) if newest else _("Someone"),
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
