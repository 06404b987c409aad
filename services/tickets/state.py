"""A ticket as the rules see it, and the rows it is read from and written to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from services.access.sight import TicketFacts
from services.transaction import day, day_value, json_text, json_value, moment, stamp
from services.workflow import Path, path_from_json, path_to_json


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketState:
    number: int
    customer_id: int
    product_id: int | None
    type_id: int
    subject: str
    folded: str
    center_id: int
    flow: str
    path: Path
    workflow_id: int | None
    entered_center_at: datetime
    priority: int | None
    board_priority: int
    contact_user_id: int | None
    next_contact_on: date | None
    opened_by_id: int
    opened_at: datetime
    closed_by_id: int | None
    closed_at: datetime | None
    withdrawn_at: datetime | None
    follow_up_count: int
    attachment_count: int
    is_example: bool
    version: int
    customer_name: str

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None or self.withdrawn_at is not None

    def facts_for(self, watchers: frozenset[int] = frozenset()) -> TicketFacts:
        return TicketFacts(
            self.number, self.type_id, self.contact_user_id, self.opened_by_id, watchers
        )


COLUMNS = tuple(each.name for each in fields(TicketState) if each.name != "customer_name")
_MOMENTS = ("entered_center_at", "opened_at", "closed_at", "withdrawn_at")
READ = f"""select {", ".join(f"t.{name}" for name in COLUMNS)}, c.name from ticket t
join customer c on c.id = t.customer_id where t.number = ?"""
ENTER = f"""insert into ticket ({", ".join(COLUMNS)})
values ({", ".join("?" for _ in COLUMNS)}) returning version"""


def state_of(row: Sequence[Any]) -> TicketState:
    """The state in a row of READ."""
    values = dict(zip((*COLUMNS, "customer_name"), row, strict=True))
    for name in _MOMENTS:
        values[name] = moment(values[name])
    values["next_contact_on"] = day(values["next_contact_on"])
    values["path"] = path_from_json(json_value(values["path"]))
    return TicketState(**values)


def row_of(state: TicketState, names: Sequence[str] = COLUMNS) -> tuple[Any, ...]:
    return tuple(_value(name, getattr(state, name)) for name in names)


def changing(before: TicketState, after: TicketState) -> tuple[str, tuple[Any, ...]]:
    """The statement that writes what differs: a column that is named costs its indexes."""
    names = [name for name in COLUMNS if getattr(before, name) != getattr(after, name)]
    sets = ", ".join(f"{name} = ?" for name in names)
    sql = f"update ticket set {sets} where number = ? and version = ? returning version"
    return sql, (*row_of(after, names), after.number, before.version)


def _value(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in _MOMENTS:
        return stamp(value)
    if name == "path":
        return json_text(path_to_json(value))
    return day_value(value) if name == "next_contact_on" else value
