"""What happened, in words; a standard reply is one key away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nicegui.element import Element

from components import sent
from components.i18n import _, n_
from components.leading import lead
from components.markup import attributed, button, heard, icon, kbd, node, typed
from components.pressing import turned
from components.ticket.problems import Problems
from services.tickets.replies import Offer

PAUSE = 0.6
END = 1_000_000
WRITTEN = "(event) => emit(event.target.closest('.field').querySelector('[data-text]').value)"
"""What stands there now: not all of it may be told yet."""


class TextPart:
    """The area is the browser's own: the server never writes over what is being typed.

    `kept` names it where the page goes before all is told (static/typed.js).
    """

    def __init__(
        self, label: str, text: str, on_type: Callable[[str], Any], problems: Problems, *, kept: str
    ) -> None:
        self._on_type, self._text, self._used_over = on_type, text, ""
        self._offers: tuple[Offer, ...] = ()
        with node("div", "field") as field:
            name = node("label", text=label)
            with node("div"):
                self._bar = node("div", "suggest", hidden=True)
                self.area = node("textarea", "input", text=text, rows="3", data_text="",
                                 data_kept=f"{kept}:text")  # fmt: skip
                self._list = node("div", "replies-list", hidden=True)
            attributed(name, for_=self.area.html_id)
            problems.spot("text", focus=self.area)
        self.element = field
        typed(self.area, "input", self._typed, pause=PAUSE)
        typed(self.area, "change", self._typed)

    @property
    def text(self) -> str:
        return self._text

    def _typed(self, text: str) -> Any:
        if text == self._text:
            return None
        self._text = text
        return self._on_type(text)

    def show(self, offers: tuple[Offer, ...], about: str) -> None:
        if offers == self._offers:
            return
        self._offers = offers
        attributed(self._bar, hidden=None if offers else True)
        attributed(self._list, hidden=True)
        self._bar.clear()
        if offers:
            with self._bar:
                self._draw_first(offers[0], about, len(offers) - 1)

    def _draw_first(self, first: Offer, about: str, others: int) -> None:
        icon("quick_phrases")
        with node("span", "fill one-line"):
            node("span", text=_("Standard reply for {center}:", center=about) + " ")
            node("b", text=first.title)
        with button(_("Use"), None, "btn is-small", data_act="use-reply") as use:
            kbd("Alt ↵")
        self._uses(use, first)
        if others:
            said = n_("{n} other", "{n} others", others)
            more = button(said, None, "btn is-quiet is-small", aria_expanded="false")
            turned(more, "aria-expanded", lambda: self._toggle(more))

    def _toggle(self, more: Element) -> None:
        is_shown = not self._list.props.get("hidden")
        attributed(self._list, hidden=True if is_shown else None)
        attributed(more, aria_expanded=str(not is_shown).lower())
        self._list.clear()
        with self._list:
            for offer in self._offers[1:]:
                self._draw_other(offer)

    def _draw_other(self, offer: Offer) -> None:
        with node("button", "reply", type="button") as made:
            node("b", text=offer.title)
            node("span", "one-line", offer.text)
        self._uses(made, offer)

    def _uses(self, made: Element, offer: Offer) -> None:
        heard(made, "click", lambda e: self._use(offer, sent.text(e)), js_handler=WRITTEN)

    def _use(self, offer: Offer, written: str) -> Any:
        """At the end of what is `written`, never over it; pressed once more at once, once."""
        if written == self._used_over and self._text.endswith(offer.text):
            return None
        self._used_over = written
        gap = "\n" if written.strip() else ""
        self._text = f"{written}{gap}{offer.text}"
        self.area.run_method("setRangeText", f"{gap}{offer.text}", END, END, "end")
        lead(self.area)
        attributed(self._list, hidden=True)
        return self._on_type(self._text)
