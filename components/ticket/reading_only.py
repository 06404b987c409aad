"""In the composer's place where the reader may not write."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from components.i18n import _
from components.markup import icon, icon_button, node
from components.refusals import sentence
from components.ticket.desk import Desk
from services.refusals import NotFound, NotPermitted, Refused


def permission(desk: Desk) -> str:
    """What writing on it takes."""
    return "ticket.reopen" if desk.ticket.is_closed else "ticket.follow_up"


def draw_refusal(desk: Desk, permission: str, words: str) -> None:
    """In the composer's place where the reader may not write: why, and who can."""
    who = desk.shaped.who_may(permission)
    with node("div", "composer"), node("div", "fields"), node("div", "note"):
        icon("lock")
        with node("p"):
            node("b", text=words)
            node("br")
            node("span", text=sentence(NotPermitted(permission=permission, who=who)))


def draw_gone(refused: Refused, on_close: Callable[[], Any] | None) -> None:
    """It was in sight until just now."""
    is_withdrawn = NotFound(thing="withdrawn") in refused.refusals
    words = sentence(refused.refusals[0]) if is_withdrawn else _("You no longer see this ticket.")
    node("p", "gone", words)
    if on_close:
        icon_button("close", _("Close (Esc)"), on_close, "is-close")
