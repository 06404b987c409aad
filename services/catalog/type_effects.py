"""What a change of a type does to its open tickets, as far as a viewer may see them (P1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from services.access.sight import visible_where
from services.catalog.type_rules import is_limit
from services.catalog.type_uses import OPEN
from services.catalog.types import TypeFields
from services.configuration import Configuration
from services.rules.dates import last_day
from services.transaction import Rows, day_value

NAMED = 20
Condition = tuple[str, list[Any]]
ALL: Condition = ("1 = 1", [])


@dataclass(frozen=True, slots=True)
class Effect:
    """`kind` says what happens; `numbers` are the first of the `count` tickets it happens to."""

    kind: str
    count: int
    numbers: tuple[int, ...]


async def effects(
    rows: Rows, configuration: Configuration, type_id: int, *, before: TypeFields,
    after: TypeFields, viewer: int, today: date,
) -> tuple[Effect, ...]:  # fmt: skip
    """In the order of the form; none where no ticket is touched."""
    wanted = list(_touched(configuration, before, after, today))
    seen, values = visible_where(configuration, viewer)
    start = f"from ticket t where t.type_id = ? and {OPEN} and {seen} and "
    found = []
    for kind, (condition, own) in wanted:
        given = (type_id, *values, *own)
        counted, first = await rows.rows(
            (f"select count(*) {start}{condition}", given),
            (f"select t.number {start}{condition} order by t.number limit {NAMED}", given),
        )
        if count := counted[0][0]:
            found.append(Effect(kind, count, tuple(number for (number,) in first)))
    return tuple(found)


def _touched(
    configuration: Configuration, before: TypeFields, after: TypeFields, today: date
) -> Iterator[tuple[str, Condition]]:
    if before.is_active and not after.is_active:
        yield "deactivated", ALL
    if after.priority != before.priority:
        yield "priority", ("t.priority is null", [])
    limit = after.max_contact_days
    if limit is not None and is_limit(limit) and limit != before.max_contact_days:
        last = last_day(configuration, limit, today)
        yield "later", ("t.next_contact_on > ?", [day_value(last)])
    if after.workflow_id != before.workflow_id:
        yield "workflow", ALL
    yield from _rules(before, after)


def _rules(before: TypeFields, after: TypeFields) -> Iterator[tuple[str, Condition]]:
    conditions: dict[str, Condition] = {
        "lock_type": ALL,
        "require_product": ("t.product_id is null", []),
        "require_text": ALL,
        "require_contact": ALL,
        "lock_contact": ("t.contact_user_id is not null", []),
    }
    for what, condition in conditions.items():
        if getattr(after, what) and not getattr(before, what):
            yield what, condition
    if before.allow_attachments and not after.allow_attachments:
        yield "files", ("t.attachment_count > 0", [])
