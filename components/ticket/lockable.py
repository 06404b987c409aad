"""A choice list that stays in place where it is locked, with its reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from components.markup import attributed, node
from components.refusals import sentence
from components.ticket.desk import Desk
from components.ticket.select import Select
from services.refusals import NotPermitted, Refusal


class Lockable(Select):
    def __init__(self, on_choose: Callable[[Any], Any]) -> None:
        super().__init__(on_choose)
        self._why: Any = node("p", "small muted", "", hidden=True)
        attributed(self.element, aria_describedby=self._why.html_id)

    def lock(self, refusal: Refusal | None) -> None:
        """None: it is free."""
        attributed(self.element, disabled=True if refusal else None)
        attributed(self._why, hidden=None if refusal else True)
        self._why.text = sentence(refusal) if refusal else ""


def not_theirs(desk: Desk, permission: str) -> Refusal | None:
    """What keeps the viewer from it, with who can."""
    if desk.may(permission):
        return None
    return NotPermitted(permission=permission, who=desk.shaped.who_may(permission))
