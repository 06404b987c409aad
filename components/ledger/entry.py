"""One entry of the ledger: who did what, when, and what it was before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from string import Formatter

from components.i18n import _, n_
from components.ledger.field_words import field_label
from components.ledger.sentences import sentence
from components.ledger.thing_words import actor_words, thing_words
from components.ledger.values import Values
from components.markup import node
from services.configuration import Configuration
from services.ledger.things import Names
from services.ledger.told import Change, Told
from services.people_colors import hue_of, initials_of

MOST = 6
"""Beyond so many changes the rest is folded."""
SILENT = frozenset({
    "hand_over", "choices", "version", "everything", "blanked", "upto", "digest", "subjects",
    "follow_up", "sha256", "mails", "undid",
})  # fmt: skip


UNTOLD = frozenset({"notices_chosen"})
"""Its sentence is all there is to it."""


class Reading:
    """What the words of a page's entries need. `of_one`: all are of one thing, which is no link."""

    def __init__(
        self, shaped: Configuration, names: Names, today: date, *, of_one: bool = False
    ) -> None:
        self.shaped, self.names, self.of_one = shaped, names, of_one
        self.values = Values(shaped, names, today)


def draw_entry(reading: Reading, entry: Told, *, day: str = "") -> None:
    """`day`: said where no heading says it."""
    at = entry.at.astimezone(reading.shaped.zone)
    with node("li"):
        _avatar(reading, entry)
        with node("p", "line-head"):
            _happened(reading, entry)
            node("time", "muted", f"{day} {at:%H:%M}".strip(), datetime=entry.at.isoformat(),
                 title=f"{at:%d/%m/%Y %H:%M:%S}")  # fmt: skip
        if entry.is_blank:
            node("p", "small muted", _("What it said was erased on request."))
        _draw_changes(reading, entry)


def _avatar(reading: Reading, entry: Told) -> None:
    name = actor_words(reading.shaped, entry.actor_id)
    look = f"avatar who-{hue_of(entry.actor_id)}" if entry.actor_id else "avatar is-nobody"
    node("span", look, initials_of(name), aria_hidden="true")


def _happened(reading: Reading, entry: Told) -> None:
    with node("span"):
        for literal, name, _spec, _conversion in Formatter().parse(sentence(entry)):
            if literal:
                node("span", text=literal)
            if name == "who":
                node("b", text=actor_words(reading.shaped, entry.actor_id))
            elif name == "thing":
                _thing(reading, entry.subject)


def _thing(reading: Reading, subject: str) -> None:
    words = thing_words(reading.shaped, reading.names, subject)
    if reading.of_one:
        node("b", text=words)
    else:
        node("a", "link", words, href=f"/ledger?subject={subject}")


def _draw_changes(reading: Reading, entry: Told) -> None:
    facts = [Change(field, None, value) for field, value in entry.facts.items()]
    said = [each for each in (*facts, *entry.changes) if each.field not in SILENT]
    said = [each for each in said if entry.happened not in UNTOLD]
    said = [
        each for each in said if each.before is not None or each.after not in (None, "", [], False)
    ]
    if not said:
        return
    _draw_list(reading, said[:MOST])
    if rest := said[MOST:]:
        with node("details", "small"):
            node("summary", "muted", n_("{n} field more", "{n} fields more", len(rest)))
            _draw_list(reading, rest)


def _is_nothing(change: Change) -> bool:
    return change.before is None and change.after in (None, "", [], False)


def _draw_list(reading: Reading, changes: Sequence[Change]) -> None:
    with node("dl", "changes"):
        for each in changes:
            with node("div"):
                node("dt", text=field_label(each.field))
                with node("dd"):
                    _draw_values(reading, each)


def _draw_values(reading: Reading, change: Change) -> None:
    after = reading.values.words(change.field, change.after)
    if change.before is not None:
        node("del", text=reading.values.words(change.field, change.before))
        node("span", "muted", " → ", aria_hidden="true")
    node("ins", text=after)
