"""What is typed into a line's fields, understood: a CR, a workflow or a link, by number or name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from components.workflow.words import element_words, line_words
from services.configuration import Configuration
from services.drafting import Line
from services.folding import folded

MOST_DIGITS = 5


class NotUnderstood(Exception):
    """Nothing, or more than one thing, goes by what was typed."""


def center_typed(known: Configuration, text: str) -> int | None:
    """By code, by name or by part of either; blank is none."""
    usable = [each for each in known.centers.values() if each.is_usable]
    named = [(each.id, each.code, f"{each.code} {each.name}") for each in usable]
    return _chosen(text, named)


def workflow_typed(known: Configuration, text: str) -> int | None:
    named = [(each.id, each.name, each.name) for each in known.workflows.values()]
    return _chosen(text, named)


def link_typed(known: Configuration, lines: Sequence[Line], text: str) -> int | None:
    """An order, which nothing need have yet, or the name of a line; blank ends the workflow."""
    number = text.strip()
    if number.isascii() and number.isdigit() and len(number) <= MOST_DIGITS:
        return int(number)
    named = [
        (line.step.order, element_words(known, line.step), line_words(known, line.step))
        for line in lines
    ]
    return _chosen(text, named)


def order_typed(text: str) -> int:
    """Raises NotUnderstood."""
    number = text.strip()
    if number.isascii() and number.isdigit() and len(number) <= MOST_DIGITS:
        return int(number)
    raise NotUnderstood


def _chosen(text: str, named: Iterable[tuple[int, str, str]]) -> int | None:
    sought = folded(text.strip())
    if not sought:
        return None
    names = [(value, folded(short), folded(long)) for value, short, long in named]
    exact = {value for value, short, long in names if sought in (short, long)}
    part = {value for value, _, long in names if sought in long}
    for found in (exact, part):
        if len(found) == 1:
            return found.pop()
    raise NotUnderstood
