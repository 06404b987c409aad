"""What a board is narrowed to, as read from an address and as SQL on `ticket t`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from services.folding import folded, like
from services.transaction import day_value

DUE = ("overdue", "today", "week")
LONGEST = 80
DIGITS = 9
NOBODY = 0
"""The `user` of a filter for tickets delegated to nobody."""

Condition = tuple[str, list[Any]]


class FilterIsWrong(Exception):
    """`field` holds what no filter can be."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


@dataclass(frozen=True, slots=True)
class Filter:
    """`elsewhere` is a workflow: its open tickets on other CRs than `inside`, its board's."""

    type_id: int | None = None
    user_id: int | None = None
    due: str | None = None
    words: tuple[str, ...] = ()
    elsewhere: int | None = None
    inside: tuple[int, ...] = ()

    @property
    def is_empty(self) -> bool:
        return self == EVERYTHING


EVERYTHING = Filter()


def parse(parameters: Mapping[str, str], *, me: int) -> Filter:
    """From `type`, `user` (an id, me or none), `due`, `elsewhere` and `q`.

    Raises FilterIsWrong.
    """
    due = parameters.get("due") or None
    if due is not None and due not in DUE:
        raise FilterIsWrong("due")
    return Filter(
        type_id=_number(parameters, "type"),
        user_id=_user(parameters, me),
        due=due,
        words=_words(parameters),
        elsewhere=_number(parameters, "elsewhere"),
    )


def _user(parameters: Mapping[str, str], me: int) -> int | None:
    named = {"me": me, "none": NOBODY}
    given = parameters.get("user", "")
    return named[given] if given in named else _number(parameters, "user")


def _number(parameters: Mapping[str, str], field: str) -> int | None:
    given = parameters.get(field, "")
    if not given:
        return None
    number = whole(given)
    if number is None:
        raise FilterIsWrong(field)
    return number


def whole(text: str) -> int | None:
    """A number that every database can hold."""
    is_one = text.isascii() and text.isdigit() and len(text) <= DIGITS
    return int(text) if is_one else None


def _words(parameters: Mapping[str, str]) -> tuple[str, ...]:
    given = parameters.get("q", "")
    if len(given) > LONGEST or "\0" in given:
        raise FilterIsWrong("q")
    return tuple(folded(given).split())


def condition(chosen: Filter, today: date) -> Condition:
    """As SQL; `1 = 1` for everything."""
    parts = [*_of_type(chosen), *_of_user(chosen), *_due(chosen, today), *_elsewhere(chosen)]
    return both(*parts, text(chosen.words))


def both(*parts: Condition) -> Condition:
    sql = " and ".join(part for part, _ in parts if part != "1 = 1")
    return sql or "1 = 1", [value for _, values in parts for value in values]


def _of_type(chosen: Filter) -> list[Condition]:
    return [] if chosen.type_id is None else [("t.type_id = ?", [chosen.type_id])]


def _of_user(chosen: Filter) -> list[Condition]:
    if chosen.user_id is None:
        return []
    if chosen.user_id == NOBODY:
        return [("t.contact_user_id is null", [])]
    return [("t.contact_user_id = ?", [chosen.user_id])]


def _due(chosen: Filter, today: date) -> list[Condition]:
    match chosen.due:
        case "overdue":
            return [("t.next_contact_on < ?", [day_value(today)])]
        case "today":
            return [("t.next_contact_on = ?", [day_value(today)])]
        case "week":
            last = end_of_week(today)
            return [("t.next_contact_on between ? and ?", [day_value(today), day_value(last)])]
        case _:
            return []


def _elsewhere(chosen: Filter) -> list[Condition]:
    if chosen.elsewhere is None:
        return []
    marks = ", ".join("?" for _ in chosen.inside) or "null"
    outside = f"t.workflow_id = ? and t.closed_at is null and t.center_id not in ({marks})"
    return [(outside, [chosen.elsewhere, *chosen.inside])]


def end_of_week(today: date) -> date:
    """The Sunday of this week."""
    return today + timedelta(days=6 - today.weekday())


def text(words: tuple[str, ...]) -> Condition:
    """Every word in customer or subject, or the number itself."""
    return both(*(_word(word) for word in words))


def _word(word: str) -> Condition:
    found: Condition = ("t.folded like ? escape '\\'", [like(word)])
    number = whole(word.removeprefix("#"))
    if number is None:
        return found
    return f"({found[0]} or t.number = ?)", [*found[1], number]
