"""One line of my day: what it is about, what was said last, what to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from components.i18n import _
from components.i18n_days import day_words
from components.markup import heard, icon, kbd, node
from components.ticket.words import due_words, moment_words
from services.configuration import Configuration
from services.tickets.my_day import Mine, MyDay

Open = Callable[[int, str], Any]


def draw_entry(
    shaped: Configuration, mine: Mine, viewer: int, on_open: Open, day: MyDay | None
) -> None:
    node("span", "edge")
    look = "prio is-1" if mine.priority == 1 else "prio"
    node("span", look, str(mine.priority), title=_("Priority {n}", n=mine.priority))
    with node("div"):
        with node("p", "one-line", data_act="open"):
            node("span", "who", f"{mine.customer} ")
            node("span", "what", f"{mine.subject} ")
            node("span", "muted small", f"#{mine.number}")
        node("p", "last one-line", _last(shaped, mine, viewer, day))
    center = shaped.centers[mine.center_id]
    with node("span", "where"):
        node("span", "code", center.code)
        node("span", "one-line", center.name)
    _draw_due(mine, day)
    with node("p", "acts"):
        for act, key, words in (
            ("follow-up", "R", _("Follow-up")),
            ("move", "M", _("Move")),
            ("date", "D", _("Date")),
        ):
            _draw_act(mine, act, key, words, on_open)
        _draw_act(mine, "user", "", _("Contact user"), on_open)


def _draw_act(mine: Mine, act: str, key: str, words: str, on_open: Open) -> None:
    focus = {"follow-up": "text", "move": "route"}.get(act, act)
    said = f"{words} #{mine.number}"
    look = "btn is-small" if key else "btn is-small sr-only"
    made = node("button", look, type="button", data_act=act, aria_label=said)
    with made:
        if key:
            node("span", text=words)
            kbd(key)
        else:
            icon("person_add")
    heard(made, "click.stop", lambda: on_open(mine.number, focus), args=[])


def _draw_due(mine: Mine, day: MyDay | None) -> None:
    if day is None:
        return
    today, due = day.today, mine.next_contact_on
    if due is None:
        node("span", "due", _("No date"))
    elif due < today:
        with node("span", "due is-overdue"):
            icon("event_busy")
            node("span", text=due_words(due, today))
    elif due == today:
        with node("span", "due is-today"):
            icon("schedule")
            node("span", text=due_words(due, today))
    else:
        node("span", "due", day_words(due, today))


def _last(shaped: Configuration, mine: Mine, viewer: int, day: MyDay | None) -> str:
    if mine.last is None or day is None:
        return ""
    author = shaped.users[mine.last.author_id].name.split()[0]
    who = _("You") if mine.last.author_id == viewer else author
    when = moment_words(shaped, mine.last.at, day.today)
    text = " ".join(mine.last.text.split())
    return _("{who}, {when}: {text}", who=who, when=when, text=text) if text else f"{who}, {when}"
