"""The rail, the head of the page, and the place below it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from nicegui import ui

from components.at_hand import AtHand
from components.i18n import locale
from components.markup import node
from components.rail import draw_rail

LOADED = (
    '<link rel="stylesheet" href="/static/app.css"><link rel="stylesheet" href="/static/frame.css">'
    '<script type="module" src="/static/in_line.js"></script>'
    '<script type="module" src="/static/press.js"></script>'
    '<script type="module" src="/static/lead.js"></script>'
)
THEMES = {"auto": None, "light": False, "dark": True}


@contextmanager
def frame(
    user_id: int, *, title: str, current: str, headed: bool = True
) -> Iterator[AtHand | None]:
    """What is built inside stands below the head. `headed` False: the page draws its own head."""
    at_hand = None
    _dressed(title)
    with node("div", "app"):
        draw_rail(user_id, current)
        with node("div", "main"):
            if headed:
                with node("header", "top"):
                    node("h1", "", title)
                    node("span", "fill")
                    at_hand = AtHand(lambda number: ui.navigate.to(f"/tickets/{number}"))
            yield at_hand


def _dressed(title: str) -> None:
    ui.page_title(f"{title} – Atende")
    ui.add_head_html(LOADED)
    ui.query("html").props(f"lang={locale().replace('_', '-')}")
    ui.query(".nicegui-content").classes("frame-content")
    ui.colors(primary="var(--primary)", negative="var(--danger)")
