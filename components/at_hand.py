"""What a page with tickets has at hand, where no board brings it: search, keys, what happened."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nicegui.element import Element

from components import recorded, sent
from components.i18n import js_catalogue, locale
from components.markup import heard
from services.configuration import known
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

    def recorded(self, done: Done, *, customer: str = "", kind: str = "") -> None:
        """Say what was recorded, and offer to undo it; `kind` names what `done` doesn't say."""
        told = recorded.as_json(done) | {"n": done.number, "kind": kind or done.kind}
        center = known().centers.get(done.center_id)
        place = f"{center.code} {center.name}" if center else ""
        self.run_method("recorded", told | {"who": customer, "center": place})
