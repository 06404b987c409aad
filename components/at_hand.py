"""What a page with tickets has at hand, where no board brings it: search, keys, what happened."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nicegui.element import Element

from components import sent
from components.i18n import js_catalogue, locale
from components.markup import heard
from services.tickets.wishes import Done


class AtHand(Element, component="at_hand.js"):
    """Build it in the head of a page. `on_open` is told the number that was found.

    `live`: the page shows what others do; the others only say when the connection is lost.
    """

    def __init__(self, on_open: Callable[[int], Any], *, live: bool = False) -> None:
        super().__init__()
        self._props["locale"] = locale()
        self._props["live"] = live
        self._props["words"] = js_catalogue(locale())
        heard(self, "at-hand-open", lambda event: on_open(sent.number(sent.told(event))))

    def recorded(self, done: Done, *, customer: str, center: str) -> None:
        """Say what was recorded in the drawer."""
        told = {"n": done.number, "closed": done.closed, "moved": done.moved, "kind": done.kind}
        self.run_method("recorded", told | {"who": customer, "center": center})
