"""A file beside the process in force: what is new, what differs and in which fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from services.process_file.describing import Present
from services.process_file.document import Document, Entry, Values
from services.process_file.format import SECTIONS
from services.process_file.plans import Change, FieldChange, Left, Plan
from services.process_file.shapes import Fields

PUBLISHED, DRAFT = "published", "draft"
NAMES = ("code", "name", "title")
"""What a new thing is called is told with it."""


@dataclass(frozen=True)
class Comparison:
    """What is to be done, entry by entry, and the plan that tells it."""

    todo: tuple[tuple[Entry, Change], ...]
    plan: Plan

    def of(self, section: str) -> list[tuple[Entry, Change]]:
        return [each for each in self.todo if each[0].section == section]


def compared(
    present: Present,
    document: Document,
    *,
    logins: frozenset[str],
    made_of: str,
    publishes: bool,
) -> Comparison:
    there = {entry.key: entry for entry in present.document}
    left: list[Left] = []
    todo: list[tuple[Entry, Change]] = []
    for entry in document:
        known, unknown = _watched(entry, logins)
        left += unknown
        if reason := _waits(there, known, left, publishes=publishes):
            left.append(reason)
        elif change := _change(present, there.get(entry.key), known, publishes=publishes):
            todo.append((known, change))
    same = sum(1 for _ in document) - len(todo) - sum(each.why == "workflow" for each in left)
    changes = tuple(change for _, change in todo)
    return Comparison(tuple(todo), Plan(made_of, publishes, changes, tuple(left), same))


def _watched(entry: Entry, logins: frozenset[str]) -> tuple[Entry, list[Left]]:
    """Without the spies whom nobody knows here."""
    if entry.section != "types":
        return entry, []
    spies = entry.values["spies"]
    left = [_left(entry, "login", each) for each in spies if each not in logins]
    values = {**entry.values, "spies": tuple(sorted(each for each in spies if each in logins))}
    return replace(entry, values=values), left


def _left(entry: Entry, why: str, what: str) -> Left:
    return Left(entry.section, entry.name, entry.line, why, what)


def _waits(
    there: Mapping[Any, Entry],
    entry: Entry,
    left: Sequence[Left],
    *,
    publishes: bool,
) -> Left | None:
    """A type of a workflow that stays a draft, and a reply of such a type."""
    if entry.section == "types" and entry.values["active"] and not publishes:
        name = entry.values["workflow"]
        return _left(entry, "workflow", name) if name and not _is_published(there, name) else None
    if entry.section == "replies":
        waiting = {each.name for each in left if each.why == "workflow"}
        missing = [each for each in entry.values["types"] if each in waiting]
        absent = [each for each in missing if ("types", each, 1) not in there]
        return _left(entry, "workflow", absent[0]) if absent else None
    return None


def _is_published(there: Mapping[Any, Entry], name: str) -> bool:
    workflow = there.get(("workflows", name, 1))
    return workflow is not None and workflow.values["state"] == PUBLISHED


def _change(
    present: Present, before: Entry | None, entry: Entry, *, publishes: bool
) -> Change | None:
    if entry.section == "workflows":
        return _shaped(present, before, entry, publishes=publishes)
    fields = tuple(_differences(SECTIONS[entry.section][1], before, entry))
    if before is not None and not fields:
        return None
    label = (before or entry).label
    return Change(entry.section, entry.name, label, entry.line, before is None, fields)


def _differences(kept: Fields, before: Entry | None, after: Entry) -> Iterator[FieldChange]:
    """Of a new one what isn't usual."""
    for name, value in after.values.items():
        was = before.values[name] if before else kept.usual.get(name)
        if value != was and (before or name not in NAMES):
            yield FieldChange(name, plain(was), plain(value))


def plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, Mapping):
        return {name: plain(each) for name, each in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def _shaped(
    present: Present, before: Entry | None, entry: Entry, *, publishes: bool
) -> Change | None:
    """What is in force with these very steps is left alone; so is what the file calls retired."""
    state = before.values["state"] if before else ""
    wanted = tuple(sorted(entry.values["steps"], key=lambda step: int(step["order"])))
    is_wanted = entry.values["state"] == PUBLISHED and publishes
    if before and entry.values["state"] == "retired":
        return None
    if before and before.values["steps"] == wanted and state == PUBLISHED:
        return None
    draft = present.drafts.get(entry.name)
    becomes = PUBLISHED if is_wanted else DRAFT
    if draft and draft[1] == wanted and not is_wanted:
        return None
    was = draft[1] if draft else before.values["steps"] if before else ()
    fields = tuple(_steps(was, wanted))
    replaces = draft is not None and bool(fields)
    name, line = entry.name, entry.line
    return Change("workflows", name, name, line, before is None, fields, becomes, replaces)


def _steps(before: Sequence[Values], after: Sequence[Values]) -> Iterator[FieldChange]:
    """Step by step of the same order; a whole one that comes or goes."""
    was, now = _by_order(before), _by_order(after)
    for order in sorted({*was, *now}):
        for old, new in zip(*_level(was.get(order, []), now.get(order, [])), strict=True):
            yield from _step(order, old, new)


def _level(one: list[Any], other: list[Any]) -> tuple[list[Any], list[Any]]:
    most = max(len(one), len(other))
    return one + [None] * (most - len(one)), other + [None] * (most - len(other))


def _by_order(steps: Sequence[Values]) -> dict[int, list[Values]]:
    found: dict[int, list[Values]] = {}
    for each in steps:
        found.setdefault(each["order"], []).append(each)
    return found


def _step(order: int, old: Values | None, new: Values | None) -> Iterator[FieldChange]:
    if old is None or new is None or {*old} != {*new}:
        yield FieldChange("", plain(old), plain(new), order)
        return
    for name, value in new.items():
        if value != old[name]:
            yield FieldChange(name, plain(old[name]), plain(value), order)
