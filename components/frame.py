"""The rail on the left, the head of the page, and the place below it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from nicegui import ui
from nicegui.element import Element

from components.at_hand import AtHand
from components.i18n import _, locale
from components.markup import icon, node
from components.overdue_badge import OverdueBadge
from services.configuration import known
from services.people_colors import hue_of, initials_of

STYLES = (
    '<link rel="stylesheet" href="/static/app.css"><link rel="stylesheet" href="/static/frame.css">'
)
THEMES = {"auto": None, "light": False, "dark": True}


@contextmanager
def frame(user_id: int, *, title: str, current: str, headed: bool = True) -> Iterator[None]:
    """What is built inside stands below the head. `headed` False: the page draws its own head."""
    _dressed(title)
    with node("div", "app"):
        _rail(user_id, current)
        with node("div", "main"):
            if headed:
                with node("header", "top"):
                    node("h1", "", title)
                    node("span", "fill")
                    AtHand(lambda number: ui.navigate.to(f"/tickets/{number}"))
            yield


def _dressed(title: str) -> None:
    ui.page_title(f"{title} – Atende")
    ui.add_head_html(STYLES)
    ui.query("html").props(f"lang={locale().replace('_', '-')}")
    ui.query(".nicegui-content").classes("frame-content")
    ui.colors(primary="var(--primary)", negative="var(--danger)")


def _rail(user_id: int, current: str) -> None:
    configuration = known()
    with node("nav", "nav", aria_label=_("Main")):
        _mark()
        _entry("view_kanban", _("Board"), "/", current == "board")
        with _entry("today", _("My day"), "/my-day", current == "my_day"):
            OverdueBadge(user_id)
        if configuration.may(user_id, "ticket.open"):
            _entry("add", _("New"), "/tickets/new", current == "new", "narrow-only", data_new="")
        if configuration.may(user_id, "settings.people"):
            node("hr")
            _entry("account_tree", _("People"), "/people", current == "people")
        node("span", "fill")
        _account(user_id, current == "account")


def _mark() -> None:
    with node("a", "mark", href="/", aria_label=_("Atende, start")):
        node("img", src="/static/icon.svg", width="32", height="32", alt="")


def _entry(
    symbol: str, words: str, address: str, is_here: bool, classes: str = "", **attributes: Any
) -> Element:
    current = "page" if is_here else None
    with node("a", classes, href=address, aria_current=current, **attributes) as entry:
        icon(symbol)
        node("span", "", words)
    return entry


def _account(user_id: int, is_here: bool) -> None:
    person = known().users[user_id]
    label = _("{name}, your account", name=person.name)
    with node("a", "", href="/account", aria_label=label, aria_current="page" if is_here else None):
        node("span", f"avatar is-large who-{hue_of(user_id)}", initials_of(person.name))
