"""What is told of a version: its state, who put it in force, what it changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from components.i18n import _, n_
from components.markup import node
from components.ticket.words import moment_words
from components.workflow.version_words import sentences
from services.configuration import Configuration
from services.versions import Version

AT_ONCE = 6
"""Sentences; what is beyond is folded."""


def state_words(version: Version) -> str:
    number = version.graph.number
    return {
        "draft": _("Draft v{n}", n=number),
        "published": _("Published v{n}", n=number),
    }.get(version.state) or _("Retired v{n}", n=number)


def who_words(known: Configuration, version: Version) -> str:
    if version.at is None:
        return ""
    today = known.today(datetime.now(UTC))
    user = known.users.get(version.by or 0)
    when = moment_words(known, version.at, today)
    name = user.name if user else _("Someone")
    if version.state == "draft":
        return _("edited by {name}, {when}", name=name, when=when)
    return _("published by {name}, {when}", name=name, when=when)


def changes(known: Configuration, version: Version) -> None:
    if version.earlier is None:
        lines = n_("The first version, with {n} line.", "The first version, with {n} lines.",
                   len(version.graph.steps))  # fmt: skip
        node("p", "soft", lines)
        return
    said = sentences(known, version.differences)
    if not said:
        node("p", "soft", _("The same as v{n}.", n=version.earlier))
        return
    node("p", "small muted", _("Compared to v{n}", n=version.earlier))
    _list(said[:AT_ONCE])
    if rest := said[AT_ONCE:]:
        with node("details"):
            node("summary", text=n_("{n} more change", "{n} more changes", len(rest)))
            _list(rest)


def _list(said: Sequence[str]) -> None:
    with node("ul", "changes"):
        for each in said:
            node("li", text=each)
