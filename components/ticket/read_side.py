"""The parts of a ticket that are only read: drawn anew at each change, they hold no input."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from components.i18n import _
from components.markup import attributed, button, icon_button, node
from components.ticket.desk import Desk
from components.ticket.facts import draw_facts
from components.ticket.header import draw_identity, draw_title, draw_track, track_label
from components.ticket.news import here_words
from components.ticket.people import avatar
from components.ticket.reading_only import permission
from components.ticket.removing import Removing
from components.ticket.timeline import draw_timeline
from components.ticket.watchers import Watchers


class ReadSide:
    """Header and history, in the present slot."""

    def __init__(
        self,
        on_earlier: Callable[[], Any],
        on_close: Callable[[], Any] | None,
        removing: Removing,
    ) -> None:
        self._on_earlier, self._removing = on_earlier, removing
        with node("header"):
            self._build_header(on_close)
        with node("section", "history", aria_label=_("Facts and history"), tabindex="0"):
            self._facts = node("dl", "facts")
            self._watchers = Watchers()
            node("h3", "h3 is-spaced", _("History"))
            self._timeline = node("div", "timeline-box")
            self._to_composer = button("", classes="btn to-composer narrow-only",
                                       data_to_composer="")  # fmt: skip

    def _build_header(self, on_close: Callable[[], Any] | None) -> None:
        with node("div", "line"):
            self._identity = node("div", "line")
            node("span", "fill")
            self._present = node("span", "line present", role="status")
            if on_close:
                icon_button("close", _("Close (Esc)"), on_close, "is-close")
        self._title = node("h2", id="t-title")
        self._track = node("ol", "track", tabindex="0")

    def show(self, desk: Desk) -> None:
        attributed(self._track, aria_label=track_label(desk))
        for box, draw in (
            (self._identity, draw_identity),
            (self._title, draw_title),
            (self._track, draw_track),
            (self._facts, draw_facts),
            (self._timeline, self._draw_timeline),
        ):
            box.clear()
            with box:
                draw(desk)

        self._watchers.show(desk)
        self._show_way(desk)

    def _show_way(self, desk: Desk) -> None:
        """Down to the composer, where it stands below."""
        attributed(self._to_composer, hidden=None if desk.may(permission(desk)) else True)
        self._to_composer.clear()
        with self._to_composer:
            node("span", text=_("Reopen") if desk.ticket.is_closed else _("Follow-up"))

    def _draw_timeline(self, desk: Desk) -> None:
        draw_timeline(desk, self._on_earlier, self._removing)

    def show_present(self, desk: Desk, others: list[int]) -> None:
        """Who else looks at this ticket now."""
        self._present.clear()
        names = [desk.first_name(user) for user in others]
        with self._present:
            if names:
                node("span", "conn", here_words(names))
            for user in others[:3]:
                avatar(desk.shaped, user)
