"""What stands behind *More* on a phone: a sheet from below, the browser's own modal dialog."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from components.i18n import _
from components.markup import icon, node

OPENS = "() => document.getElementById('more').showModal()"
CLOSES = "(event) => event.target === event.currentTarget && event.currentTarget.close()"
"""On the scrim, which is the dialog's own."""
KEEPS = "(event) => event.stopPropagation()"
"""The page's keys are not the sheet's."""


def draw_more_button(*, is_here: bool) -> None:
    here = "true" if is_here else None
    button = node("button", "way i-menu narrow-only", _("More"), type="button",
                  aria_haspopup="dialog", aria_current=here)  # fmt: skip
    button.on("click", js_handler=OPENS)


def draw_more(lines: Iterable[Callable[[], Any]]) -> None:
    with node("dialog", "more-sheet", id="more", aria_labelledby="more-title") as sheet:
        with node("header"):
            node("h2", "fill", _("More"), id="more-title")
            with (
                node("form", method="dialog"),
                node("button", "btn is-quiet is-icon", aria_label=_("Close")),
            ):
                icon("close")
        with node("ul"):
            for draw in lines:
                with node("li"):
                    draw()
    sheet.on("click", js_handler=CLOSES).on("keydown", js_handler=KEEPS)
