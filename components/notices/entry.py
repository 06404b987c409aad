"""One notice: who did what, to which ticket, when, and why one is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from nicegui.element import Element

from components.i18n import _
from components.markup import attributed, heard, icon, node
from components.notices.words import happened, values, why_words
from components.ticket.people import avatar
from components.ticket.words import moment_words, rich
from services.configuration import Configuration
from services.notices import Notice


def notice_entry(notice: Notice, on_open: Callable[[Notice], Any]) -> Element:
    """The place of a notice in the list, empty yet."""
    entry = node("article", "entry notice", tabindex="-1", data_notice=str(notice.id))
    heard(entry, "click", lambda: on_open(notice), args=[])
    return entry


def draw_notice(entry: Element, shaped: Configuration, notice: Notice, today: date) -> None:
    entry.clear()
    entry.classes(**{"remove" if notice.is_read else "add": "is-unread"})
    kind = shaped.types.get(notice.type_id or 0)
    entry.style(f"--type: var(--hue-{kind.color if kind else 'graphite'})")
    with entry:
        _draw_mark(notice)
        _draw_face(shaped, notice)
        with node("div"):
            with node("p", "one-line said", data_act="open"):
                rich(happened(notice), **values(shaped, notice, today))
            node("p", "last one-line", _about(notice))
        node("span", "where one-line", why_words(shaped, notice))
        said, at = moment_words(shaped, notice.at, today), notice.at.astimezone(shaped.zone)
        node("time", "due", said, datetime=notice.at.isoformat(), title=f"{at:%d/%m/%Y %H:%M}")


def _draw_mark(notice: Notice) -> None:
    with node("span", "mark-unread"):
        if not notice.is_read:
            node("span", "sr-only", _("Unread"))


def _draw_face(shaped: Configuration, notice: Notice) -> None:
    who = notice.entry.author_id if notice.entry else notice.body.get("by")
    if who:
        avatar(shaped, who)
    else:
        icon("today", "muted")


def _about(notice: Notice) -> str:
    said = notice.entry.text if notice.entry else str(notice.body.get("reason", ""))
    text = " ".join(said.split())
    return " · ".join(each for each in (notice.customer, notice.subject, text) if each)


def mark_present(entry: Element) -> None:
    """Before anybody has pressed a key, the first is the present one."""
    attributed(entry, tabindex="0", aria_current="true")
