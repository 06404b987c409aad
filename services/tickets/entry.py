"""An entry that was judged good, and the rows that say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from services.attachments.claiming import Waiting
from services.configuration import Configuration
from services.tickets.case import Case
from services.tickets.image import image
from services.tickets.state import TicketState
from services.transaction import json_text, stamp
from services.workflow import Given, path_to_json

NAMES = """ticket_id, kind, author_id, at, text, channel_id, person_id, answers, changes,
center_id, path, flow, off_flow, over_limit, ticket_version, left_center_id, stay_seconds"""
INTO = f"insert into follow_up ({NAMES})"
ENTER = f"""insert into follow_up ({NAMES}, before)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id"""
MENTION = "insert into mention (follow_up_id, ticket_id, mentioned) values (?, ?, ?)"
MENTIONED = re.compile(r"#(\d{1,9})\b")
TOLD = ("center_id", "flow", "contact_user_id", "next_contact_on", "type_id", "product_id")
FIELDS = (*TOLD, "subject", "customer_id", "priority", "closed_at")


@dataclass(frozen=True)
class Entry:
    case: Case
    answers: tuple[Given, ...] = ()
    over_limit: bool = False
    """It made a CR hold more than its limit (M5)."""
    files: tuple[Waiting, ...] = ()
    together: int | None = None
    """The entry before it, written in the same act."""

    @property
    def payload(self) -> dict[str, Any]:
        """For the ledger: of files what they hold, not what they are called."""
        files = {"files": [each.sha256 for each in self.files]} if self.files else {}
        mailed = {"mailed_person": True} if self.case.mails_person else {}
        version = self.case.after.version
        return {"kind": self.case.kind, "version": version, **self.changes, **files, **mailed}

    @cached_property
    def changes(self) -> dict[str, list[Any]]:
        """Field → before, after; for an opening what it begins with."""
        before = self.case.before
        pairs = {name: [_plain(name, before), _plain(name, self.case.after)] for name in FIELDS}
        return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def follow_up_row(entry: Entry, seq: int) -> tuple[Any, ...]:
    """The parameters of ENTER; `seq` is the entry's place in the ledger."""
    case, after, before = entry.case, entry.case.after, entry.case.before
    left = before.center_id if before and case.changes_center else None
    stay = int((case.now - before.entered_center_at).total_seconds()) if before and left else None
    return (
        after.number,
        case.kind,
        case.by,
        stamp(case.now),
        case.text.strip(),
        case.channel_id,
        case.person_id,
        json_text(as_read(case.configuration, entry.answers)),
        json_text(entry.changes),
        after.center_id,
        json_text(path_to_json(after.path)),
        after.flow,
        case.landing.is_off_flow,
        entry.over_limit,
        after.version,
        left,
        stay,
        image(case, seq, together=entry.together),
    )


def as_read(configuration: Configuration, answers: Sequence[Given]) -> list[dict[str, Any]]:
    """The answers with question and label as they read now."""
    return [_as_read(configuration, given) for given in answers]


def _as_read(configuration: Configuration, given: Given) -> dict[str, Any]:
    step = configuration.library.graph(given.version_id).step(given.order)
    answer = step.answer(given.key)
    return {
        "version": given.version_id,
        "order": given.order,
        "key": given.key,
        "question": step.question,
        "label": answer.label if answer else "",
    }


def mentions(entry: Entry) -> list[int]:
    numbers = {int(number) for number in MENTIONED.findall(entry.case.text)}
    return sorted(numbers - {entry.case.after.number})


def _plain(name: str, ticket: TicketState | None) -> Any:
    value = getattr(ticket, name) if ticket else None
    if name == "next_contact_on":
        return value.isoformat() if value else None
    return value.isoformat() if name == "closed_at" and value else value
