"""A type in plain sentences. Pure; what stands between two ** is strong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from components.i18n import _, n_
from components.i18n_days import day_words
from services.catalog.type_rules import is_limit
from services.catalog.types import TypeFields
from services.configuration import Configuration
from services.rules.dates import last_day
from services.workflow import StepKind


@dataclass(frozen=True, slots=True)
class Said:
    """`key` is what it is about, `symbol` its icon."""

    key: str
    symbol: str
    text: str


def sentences(known: Configuration, fields: TypeFields, today: date) -> Iterator[Said]:
    if fields.is_group:
        yield Said("group", "inbox", _("It only groups other types: **no ticket** is of it."))
        return
    yield from _standing(fields, today)
    yield Said("workflow", "account_tree", _workflow(known, fields))
    yield from _urgency(known, fields, today)
    if fields.spies:
        yield Said("spies", "visibility", _spies(known, fields))
    yield Said("opening", "sell", _opening(fields))
    yield Said("text", "chat_bubble", _text(fields))
    if fields.require_contact:
        text = _("Every follow-up says **by what channel** and **with whom** the contact was.")
        yield Said("contact", "call", text)
    if fields.lock_contact:
        yield Said("lock", "lock", _("Only the **contact user**, or whoever is **above them in the hierarchy**, changes date and contact user."))  # noqa: E501  # fmt: skip
    yield Said("files", "attach_file", _files(fields))


def _urgency(known: Configuration, fields: TypeFields, today: date) -> Iterator[Said]:
    if fields.priority:
        text = _("Comes in with priority **{n}**.", n=fields.priority)
        yield Said("priority", "flag", text)
    if fields.max_contact_days is None or is_limit(fields.max_contact_days):
        yield Said("days", "event", _days(known, fields, today))


def _standing(fields: TypeFields, today: date) -> Iterator[Said]:
    if not fields.is_active:
        yield Said("active", "block", _("It is deactivated: **nothing new** opens with it."))
    elif fields.valid_from and fields.valid_from > today:
        day = day_words(fields.valid_from, today)
        yield Said("valid", "schedule", _("Opens tickets **from {day}** on.", day=day))
    elif fields.valid_until and fields.valid_until < today:
        day = day_words(fields.valid_until, today)
        yield Said("valid", "schedule", _("Its time is over since **{day}**.", day=day))
    elif fields.valid_until:
        day = day_words(fields.valid_until, today)
        yield Said("valid", "schedule", _("Opens tickets **until {day}**.", day=day))


def _workflow(known: Configuration, fields: TypeFields) -> str:
    workflow = known.workflows.get(fields.workflow_id or 0)
    if workflow is None:
        return _("Follows **no workflow**: each follow-up chooses the CR freely.")
    start = start_of(known, workflow.id)
    if start:
        return _("Follows the workflow **{workflow}** and starts at **{center}**.",
                 workflow=workflow.name, center=start)  # fmt: skip
    return _("Follows the workflow **{workflow}**.", workflow=workflow.name)


def start_of(known: Configuration, workflow_id: int | None) -> str:
    """The CR where it starts, or the question that it asks first; blank where it can't be told."""
    version = known.library.current.get(workflow_id or 0)
    steps = known.library.graph(version).steps if version else ()
    first = min(steps, key=lambda step: step.order, default=None)
    if first is None:
        return ""
    if first.kind is StepKind.DECISION:
        return first.question
    if first.kind is StepKind.WORKFLOW:
        return start_of(known, first.sub_workflow_id)
    center = known.centers.get(first.center_id or 0)
    return f"{center.code} {center.name}" if center else ""


def _days(known: Configuration, fields: TypeFields, today: date) -> str:
    limit = fields.max_contact_days
    if limit is None:
        return _("A follow-up may leave the next contact **without a date**, or set any.")
    day = day_words(last_day(known, limit, today), today)
    if not limit:
        return _("A follow-up sets the next contact for **the same day**.")
    if known.installation.counts_working_days:
        return n_(
            "A follow-up sets the next contact at most **{n} working day** ahead. Today: up to **{day}**.",  # noqa: E501
            "A follow-up sets the next contact at most **{n} working days** ahead. Today: up to **{day}**.",  # noqa: E501
            limit, day=day,
        )  # fmt: skip
    return n_(
        "A follow-up sets the next contact at most **{n} day** ahead. Today: up to **{day}**.",
        "A follow-up sets the next contact at most **{n} days** ahead. Today: up to **{day}**.",
        limit, day=day,
    )  # fmt: skip


def _spies(known: Configuration, fields: TypeFields) -> str:
    names = ", ".join(known.users[each].name for each in fields.spies if each in known.users)
    return n_(
        "**{names}** is told of every opening.",
        "**{names}** are told of every opening.",
        len(fields.spies),
        names=names,
    )


def _opening(fields: TypeFields) -> str:
    match fields.require_product, fields.lock_type:
        case True, True:
            return _("Does not open **without a product**, and once open **keeps its type**.")
        case True, False:
            return _("Does not open **without a product**.")
        case False, True:
            return _("Once open it **keeps its type**.")
        case _:
            return _("Opens with or without a product, and may change to another type.")


def _text(fields: TypeFields) -> str:
    if fields.require_text:
        return _("Every follow-up **has text**.")
    return _("Moving or changing a field **needs no text**.")


def _files(fields: TypeFields) -> str:
    if not fields.allow_attachments:
        return _("Takes **no files**; earlier ones stay readable.")
    limit: Any = fields.max_attachment_mb
    return _("Takes files of up to **{n} MB** each.", n="?" if limit is None else limit)
