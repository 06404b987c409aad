"""What a person types into a form, cleaned, and objections of any field."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from services.refusals import IsMissing, IsTooLong, NumberIsOut, Refusal, Refused


def clean(text: str) -> str:
    """One line, without control characters or the spaces around it."""
    printable = "".join(each if unicodedata.category(each)[0] != "C" else " " for each in text)
    return " ".join(printable.split())


def line_objections(what: str, text: str, limit: int) -> list[Refusal]:
    """Against a field that must hold something, of at most `limit` characters."""
    if not text:
        return [IsMissing(what=what)]
    return [IsTooLong(what=what, limit=limit)] if len(text) > limit else []


def number_objections(what: str, value: int | None, least: int, most: int) -> list[Refusal]:
    """Blank is no objection."""
    is_out = value is not None and not least <= value <= most
    return [NumberIsOut(what=what, least=least, most=most)] if is_out else []


def refuse(*lists: Iterable[Refusal]) -> None:
    """Raise everything refused together, or nothing."""
    if found := [each for some in lists for each in some]:
        raise Refused(*found)
