"""Replies as a form holds them, and what of it is to be saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from services.catalog.replies import ReplyEdit, ReplyFields

ROOT = "replies"


@dataclass(frozen=True, slots=True)
class Entry:
    """`id` 0: not there yet. `name` tells it from the others."""

    name: str
    id: int
    fields: ReplyFields

    @property
    def key(self) -> str:
        return f"{ROOT}.{self.name}"


Entries = tuple[Entry, ...]


def entries_of(there: Mapping[int, ReplyFields], type_id: int | None) -> Entries:
    """Those of the type, `None` for those of any; none of a type that is not there yet."""
    fits = (
        (key, each)
        for key, each in there.items()
        if (type_id in each.types if type_id is not None else not each.types)
    )
    return tuple(Entry(str(key), key, each) for key, each in fits)


def named(entries: Sequence[Entry], name: str) -> Entry:
    return next(each for each in entries if each.name == name)


def put(entries: Sequence[Entry], entry: Entry) -> Entries:
    """With `entry` for the one of its name."""
    return tuple(entry if each.name == entry.name else each for each in entries)


def left(fields: ReplyFields, type_id: int) -> ReplyFields:
    """Away from the type, or back to it; what no type has is deactivated, not for any."""
    if not fields.is_active:
        return replace(fields, is_active=True)
    if not type_id or fields.types == (type_id,):
        return replace(fields, is_active=False)
    types = {*fields.types} ^ {type_id}
    return replace(fields, types=tuple(sorted(types)))


def changes(before: Sequence[Entry], after: Sequence[Entry]) -> int:
    """How many are not as they were, and one more where their order isn't."""
    was = {each.name: each.fields for each in before}
    changed = sum(int(each.fields != was.get(each.name)) for each in after)
    kept = [each.name for each in after if each.name in was]
    is_moved = kept != [each.name for each in before]
    return changed + is_moved


def ordered(entries: Sequence[Entry], last: int) -> Entries:
    """With positions that put them in this order; new ones come after `last`."""
    free = iter(range(last + 1, last + 1 + len(entries)))
    slots = sorted(each.fields.position if each.id else next(free) for each in entries)
    at, found = -1, []
    for entry, slot in zip(entries, slots, strict=True):
        at = max(slot, at + 1)
        found.append(replace(entry, fields=replace(entry.fields, position=at)))
    return tuple(found)


def edits(before: Sequence[Entry], after: Sequence[Entry]) -> list[ReplyEdit]:
    was = {each.id: each.fields for each in before if each.id}
    return list(_edits(was, after))


def _edits(was: Mapping[int, ReplyFields], after: Sequence[Entry]) -> Iterator[ReplyEdit]:
    for each in after:
        if not each.id:
            yield ReplyEdit(key=each.key, after=each.fields)
        elif each.fields != was[each.id]:
            yield ReplyEdit(key=each.key, id=each.id, before=was[each.id], after=each.fields)


def rebased(value: Sequence[Entry], sent: Sequence[Entry], saved: Sequence[Entry]) -> Entries:
    """What has been typed since `sent`, on what is saved: new ones are there now, by an id."""
    was = {each.name: each.fields for each in sent}
    there = {each.id: each for each in saved}
    fresh = [each for each in saved if each.id not in {other.id for other in sent}]
    found = []
    for each in value:
        is_new = not each.id and each.name in was
        same = (other for other in fresh if _reads(other.fields) == _reads(was[each.name]))
        now = next(same, None) if is_new else there.get(each.id)
        is_typed = was.get(each.name) != each.fields
        found.append(each if now is None else replace(now, fields=each.fields) if is_typed else now)
    return tuple(found)


def _reads(fields: ReplyFields) -> tuple[str, str]:
    cleaned = fields.cleaned()
    return cleaned["title"], cleaned["text"]
