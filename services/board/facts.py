"""What a card shows and a filter looks at."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from services.access.sight import TicketFacts
from services.transaction import day, moment


@dataclass(frozen=True, slots=True)
class CardFacts:
    """One ticket as boards, lists and rooms see it; `workflow_id` is its outermost frame's."""

    number: int
    version: int
    center_id: int
    type_id: int
    board_priority: int
    customer: str
    subject: str
    contact_user_id: int | None
    next_contact_on: date | None
    entered_center_at: datetime
    follow_ups: int
    attachments: int
    flow: str
    closed_at: datetime | None
    workflow_id: int | None
    opened_by_id: int
    watchers: frozenset[int] = frozenset()

    @property
    def sight(self) -> TicketFacts:
        return TicketFacts(
            number=self.number,
            type_id=self.type_id,
            contact_user_id=self.contact_user_id,
            opened_by_id=self.opened_by_id,
            watchers=self.watchers,
        )

    @property
    def card(self) -> dict[str, Any]:
        return {
            "n": self.number,
            "v": self.version,
            "c": self.center_id,
            "t": self.type_id,
            "p": self.board_priority,
            "w": self.customer,
            "s": self.subject,
            "u": self.contact_user_id,
            "d": self.next_contact_on and self.next_contact_on.isoformat(),
            "e": int(self.entered_center_at.timestamp()),
            "f": self.follow_ups,
            "a": self.attachments,
            "o": int(self.flow == "off"),
            "x": self.closed_at and round(self.closed_at.timestamp(), 3),
            "r": self.workflow_id,
        }


def epoch(at: datetime | None) -> int | None:
    return None if at is None else int(at.timestamp())


COLUMNS = """t.number, t.version, t.center_id, t.type_id, t.board_priority, c.name, t.subject,
    t.contact_user_id, t.next_contact_on, t.entered_center_at, t.follow_up_count,
    t.attachment_count, t.flow, t.closed_at, t.workflow_id, t.opened_by_id"""
"""In the order of CardFacts' fields, from `ticket t join customer c`."""


FIELDS = tuple(each.name for each in fields(CardFacts) if each.name != "watchers")


def facts_of(row: tuple[Any, ...], watchers: frozenset[int] = frozenset()) -> CardFacts:
    """From a row of COLUMNS."""
    values: dict[str, Any] = dict(zip(FIELDS, row, strict=True))
    for name in ("entered_center_at", "closed_at"):
        values[name] = moment(values[name])
    values["next_contact_on"] = day(values["next_contact_on"])
    return CardFacts(**values, watchers=watchers)
