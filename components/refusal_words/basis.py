"""What the sentences are made of."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime
from functools import singledispatch

from components.i18n import _, n_
from components.i18n_days import day_words as words_of_day
from services.configuration import known
from services.refusals import Refusal, Refused


@singledispatch
def sentence(refusal: Refusal) -> str:
    """Why, and where it helps who can. Falls back to a plain no."""
    del refusal
    return _("This can't be done.")


def by_field(refused: Refused) -> dict[str, list[str]]:
    """The sentences of one attempt, at the fields they belong to."""
    found: dict[str, list[str]] = defaultdict(list)
    for refusal in refused.refusals:
        found[refusal.field].append(sentence(refusal))
    return found


def name(user_id: int | None) -> str:
    user = known().users.get(user_id or 0)
    return user.name if user else _("Someone")


def center(center_id: int | None) -> str:
    found = known().centers.get(center_id or 0)
    return f"{found.code} {found.name}" if found else _("another CR")


def on_day(day: date | None) -> str:
    return words_of_day(day, known().today(datetime.now(UTC))) if day else ""


def they_can(refusal: Refusal) -> str:
    if not refusal.who:
        return ""
    names = [name(user) for user in refusal.who[:3]]
    return " " + n_("{names} can.", "{names} can.", len(names), names=", ".join(names))
