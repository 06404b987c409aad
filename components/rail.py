"""The ways about: a rail on the left; on a phone a bar below, with a sheet for the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from nicegui.element import Element

from components.badge import overdue_badge, unread_badge
from components.i18n import _
from components.markup import node
from components.more_sheet import draw_more, draw_more_button
from services.configuration import Person, known
from services.people_colors import hue_of, initials_of

SHAPES = ("settings.process", "settings.people", "settings.catalog", "settings.system")
"""Whoever has one of these finds the settings."""
REST = ("ledger", "settings", "account")


@dataclass(frozen=True, slots=True)
class Way:
    name: str
    symbol: str
    words: str
    address: str


def draw_rail(user_id: int, current: str) -> None:
    """At most five on a phone: where there is more, it stands in the sheet with the account."""
    configuration = known()
    may_shape = any(configuration.may(user_id, each) for each in SHAPES)
    rest = _rest(may_read=configuration.may(user_id, "ledger.view"), may_shape=may_shape)
    classes = "wide-only" if rest else ""
    with node("nav", "nav", aria_label=_("Main")):
        _mark()
        _often(user_id, current, may_open=configuration.may(user_id, "ticket.open"))
        for way in rest:
            if way.name == "settings":
                node("hr")
            _draw(way, current, classes)
        node("span", "fill")
        _account(configuration.users[user_id], current, classes)
        if rest:
            draw_more_button(is_here=current in REST)
    if rest:
        draw_more([*map(_line(current), rest), _own_line(configuration.users[user_id], current)])


def _often(user_id: int, current: str, *, may_open: bool) -> None:
    _draw(Way("board", "view_kanban", _("Board"), "/"), current)
    with _draw(Way("my_day", "today", _("My day"), "/my-day"), current):
        overdue_badge(user_id)
    if may_open:
        new = Way("new", "add", _("New"), "/tickets/new")
        _draw(new, current, "narrow-only", data_new="")
    with _draw(Way("notices", "notifications", _("Notices"), "/notices"), current):
        unread_badge(user_id)


def _rest(*, may_read: bool, may_shape: bool) -> list[Way]:
    ledger = Way("ledger", "history", _("Ledger"), "/ledger")
    settings = Way("settings", "tune", _("Settings"), "/settings")
    return [way for way, is_theirs in ((ledger, may_read), (settings, may_shape)) if is_theirs]


def _mark() -> None:
    with node("a", "mark", href="/", aria_label=_("Atende, start")):
        node("img", src="/static/icon.svg", width="32", height="32", alt="")


def _draw(way: Way, current: str, classes: str = "", **attributes: Any) -> Element:
    """One element: every open page holds them all."""
    look = f"way i-{way.symbol} {classes}".strip()
    return _link(way.address, way.name == current, look, way.words, **attributes)


def _link(
    address: str, is_here: bool, classes: str = "", text: str | None = None, **attributes: Any
) -> Element:
    here = "page" if is_here else None
    return node("a", classes, text, href=address, aria_current=here, **attributes)


def _line(current: str) -> Callable[[Way], Callable[[], Any]]:
    return lambda way: lambda: _draw(way, current)


def _account(person: Person, current: str, classes: str) -> None:
    label = _("{name}, your account", name=person.name)
    with _link("/account", current == "account", classes, aria_label=label):
        _avatar(person)


def _own_line(person: Person, current: str) -> Callable[[], None]:
    def draw() -> None:
        with _link("/account", current == "account"):
            _avatar(person)
            node("span", "", _("{name}, your account", name=person.name))

    return draw


def _avatar(person: Person) -> None:
    hue, initials = hue_of(person.id), initials_of(person.name)
    node("span", f"avatar is-large who-{hue}", initials, aria_hidden="true")
