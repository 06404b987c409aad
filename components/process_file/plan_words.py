"""What an import would do, in words. Fields go by the keys that the file has for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from components.i18n import _, n_
from services.process_file import Change, FieldChange, Left, Plan

NOTHING = "–"
LONGEST = 120


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that changes: what becomes of it, and its fields."""

    name: str
    state: str
    fields: tuple[str, ...]
    is_new: bool


def headings() -> dict[str, str]:
    """By section, in the order in which they are told."""
    return {
        "roles": _("Roles"),
        "positions": _("Positions"),
        "centers": _("CRs"),
        "workflows": _("Workflows"),
        "types": _("Ticket types"),
        "replies": _("Standard replies"),
    }


def summary(plan: Plan) -> str:
    added = sum(each.is_new for each in plan.changes)
    changed = len(plan.changes) - added
    return ", ".join((
        n_("{n} added", "{n} added", added),
        n_("{n} changed", "{n} changed", changed),
        n_("{n} left alone", "{n} left alone", plan.same),
    ))  # fmt: skip


def told(plan: Plan) -> Iterator[tuple[str, list[Told]]]:
    """The sections that change; what is new comes first."""
    for section, heading in headings().items():
        changes = [*plan.of(section, is_new=True), *plan.of(section, is_new=False)]
        if changes:
            yield heading, [_told(each) for each in changes]


def _told(change: Change) -> Told:
    fields = tuple(field_words(each, is_new=change.is_new) for each in change.fields)
    return Told(change.label, _state(change), fields, change.is_new)


def _state(change: Change) -> str:
    if change.becomes == "published":
        return _("is published")
    if change.replaces:
        return _("takes the place of the draft that is there")
    return _("becomes a draft") if change.becomes else ""


def left(plan: Plan) -> list[str]:
    return [_left(each) for each in plan.left]


def _left(each: Left) -> str:
    if each.why == "login":
        return _("{name}: nobody here has the login {login}. Left out as a spy.",
                 name=each.name, login=each.what)  # fmt: skip
    return _(
        "{name} waits: it needs the published version of {workflow}. Publish that, then import "
        "again.",
        name=each.name, workflow=each.what,
    )  # fmt: skip


def field_words(change: FieldChange, *, is_new: bool = False) -> str:
    """`wip_limit: 5 ⇒ 7`, of a step after its order, of a new thing only what it is now."""
    place = ".".join(str(each) for each in (change.order, change.field) if each or each == 0)
    if is_new and change.field:
        return f"{place}: {value_words(change.after)}"
    if not change.field and change.before is None:
        return f"{place}: + {value_words(change.after)}"
    if not change.field and change.after is None:
        return f"{place}: − {value_words(change.before)}"
    return f"{place}: {value_words(change.before)} ⇒ {value_words(change.after)}"


def value_words(value: Any) -> str:
    if value is None or value in ("", []):
        return NOTHING
    if isinstance(value, bool):
        return str(value).lower()
    words = _listed(value) if isinstance(value, list | dict) else str(value)
    words = " ".join(words.split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def _listed(value: list[Any] | dict[str, Any]) -> str:
    if isinstance(value, list):
        return ", ".join(map(value_words, value))
    if "answer" in value:
        return f"{value['answer']} → {value_words(value['to'])}"
    kind = next((each for each in ("center", "question", "workflow") if each in value), "")
    leads = f" → {value['next']}" if value.get("next") else ""
    return f"{kind} {value_words(value.get(kind))}{leads}"
