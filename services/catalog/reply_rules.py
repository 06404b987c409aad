"""What stands against standard replies as they are entered (spec §2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from services.configuration import Configuration
from services.entering import line_objections
from services.refusals import IsMissing, IsTooLong, IsUnknown, Refusal, VariableIsUnknown
from services.tickets.replies import unknown_variables

if TYPE_CHECKING:
    from services.catalog.replies import ReplyEdit

LONGEST_TITLE, LONGEST_TEXT = 120, 4000


def against_replies(configuration: Configuration, edits: Sequence[ReplyEdit]) -> list[Refusal]:
    """Everything at once, each at `<key>.<field>`. One that goes is not judged."""
    judged = [each for each in edits if each.after.is_active]
    return [refusal for each in judged for refusal in _against(configuration, each)]


def _against(configuration: Configuration, edit: ReplyEdit) -> Iterator[Refusal]:
    values, key = edit.after.cleaned(), edit.key
    yield from line_objections(f"{key}.title", values["title"], LONGEST_TITLE)
    text = values["text"]
    if not text:
        yield IsMissing(what=f"{key}.text")
    if len(text) > LONGEST_TEXT:
        yield IsTooLong(what=f"{key}.text", limit=LONGEST_TEXT)
    for name in unknown_variables(text):
        yield VariableIsUnknown(what=f"{key}.text", name=name)
    kept = edit.before.cleaned() if edit.before else {"centers": (), "types": ()}
    if any(not _is_center(configuration, each, kept["centers"]) for each in values["centers"]):
        yield IsUnknown(what=f"{key}.centers")
    if any(each not in configuration.types for each in values["types"]):
        yield IsUnknown(what=f"{key}.types")


def _is_center(configuration: Configuration, center_id: int, kept: Sequence[int]) -> bool:
    center = configuration.centers.get(center_id)
    return center is not None and (center_id in kept or center.is_usable)
