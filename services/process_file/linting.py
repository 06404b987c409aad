"""`lint`: everything that is wrong with a file, without an installation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from services.catalog import center_rules, type_rules
from services.catalog.center_uses import Uses
from services.catalog.replies import ReplyEdit
from services.catalog.reply_rules import against_replies
from services.configuration import Configuration
from services.drafting.objections import objections
from services.entering import line_objections
from services.process_file import rings
from services.process_file.assembling import assembled
from services.process_file.catalog_entries import center_fields, reply_fields, type_fields
from services.process_file.document import Document, Entry
from services.process_file.ids import Ids, ids_in
from services.process_file.parsing import parsed
from services.process_file.refusals import InFile
from services.process_file.steps import step_of
from services.process_file.verdicts import Verdict, verdicts
from services.refusals import Refusal, Refused

PLACES = {
    "is_group": "group", "is_active": "active", "workflow_id": "workflow", "parent": "under",
    "next_order": "next", "position_name": "name", "role_name": "name",
}  # fmt: skip
"""Where a field of a form stands in the file, if by another name."""


@dataclass(frozen=True, slots=True)
class Lint:
    """Errors stop a file from coming into force, warnings don't; in the order of their lines."""

    errors: tuple[InFile, ...] = ()
    warnings: tuple[InFile, ...] = ()


def linted(data: bytes) -> Lint:
    try:
        document = parsed(data)
    except Refused as refused:
        return Lint(errors=tuple(each for each in refused.refusals if isinstance(each, InFile)))
    known, ids = assembled(document), ids_in(document)
    judged = [each for entry in document.of("workflows") for each in _judged(known, ids, entry)]
    errors = [*_objections(known, ids, document), *rings.found(document)]
    errors += [at_step(document, *each) for each in judged if each[1].is_error]
    warnings = [at_step(document, *each) for each in judged if not each[1].is_error]
    return Lint(tuple(sorted(errors, key=_line)), tuple(sorted(warnings, key=_line)))


def _line(problem: InFile) -> int:
    return problem.line


def _judged(known: Configuration, ids: Ids, entry: Entry) -> Iterator[tuple[Entry, Verdict]]:
    """What is wrong with a draft is no error yet."""
    for each in verdicts(known, ids, entry):
        yield entry, each if entry.values["state"] == "published" else each.softened


def at_step(document: Document, entry: Entry, verdict: Verdict) -> InFile:
    place = "" if verdict.step is None else f"steps.{verdict.step}"
    return InFile(line=document.line(entry, place), about=verdict.refusal)


def _objections(known: Configuration, ids: Ids, document: Document) -> Iterator[InFile]:
    for entry in document:
        for refusal in _against(known, ids, entry):
            yield located(document, entry, refusal)
        for at, values in enumerate(entry.values.get("steps", ())):
            for refusal in objections(known, step_of(ids, values)):
                yield located(document, entry, refusal, f"steps.{at}")


def located(document: Document, entry: Entry, refusal: Refusal, place: str = "") -> InFile:
    """At the field it is about, where that stands in the file."""
    field = refusal.field.removeprefix("reply.")
    field = PLACES.get(field, field)
    near = f"{place}.{field}" if place else field
    line = document.line(entry, near, document.line(entry, place))
    return InFile(line=line, about=refusal)


def _against(known: Configuration, ids: Ids, entry: Entry) -> list[Refusal]:
    values: dict[str, Any] = dict(entry.values)
    own = ids.of(entry.section, entry.name) or 0
    if entry.section == "centers":
        cleaned = center_fields(values).cleaned()
        return center_rules.against(known, cleaned, own=own, uses=Uses())
    if entry.section == "types":
        return type_rules.against(known, type_fields(ids, values).cleaned(), own=own)
    if entry.section == "replies":
        fields = reply_fields(ids, values)
        return against_replies(known, [ReplyEdit(key="reply", after=fields, before=fields)])
    return line_objections("name", entry.name, LONGEST[entry.section])


LONGEST = {"roles": 80, "positions": 80, "workflows": 120}
