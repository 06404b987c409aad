"""Names that stand in a list only once, however they are written."""

from __future__ import annotations

from collections.abc import Iterable

from services.entering import line_objections
from services.folding import folded
from services.refusals import IsTaken, Refusal


def name_objections(name: str, limit: int, others: Iterable[str]) -> list[Refusal]:
    wrong = line_objections("name", name, limit)
    is_taken = folded(name) in {folded(other) for other in others}
    return wrong or ([IsTaken(what="name")] if is_taken else [])
