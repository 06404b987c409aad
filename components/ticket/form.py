"""What has been entered and not yet recorded; it survives as a draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields, replace
from datetime import date
from typing import Any
from uuid import uuid4

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from services.tickets.plan import Plan
from services.tickets.wishes import UNCHANGED, Direction, Unchanged, Wish
from services.workflow import Given, answers_from_json, answers_to_json

TYPED = ("text", "channel_id", "person_id", "direction", "to_center_id", "over_limit")
CHANGES = (
    "contact_user_id", "next_contact_on", "type_id", "product_id", "subject", "customer_id",
    "priority",
)  # fmt: skip


@dataclass(config=ConfigDict(strict=True))
class Form:
    """`key` is one for all tries of the same act (spec §9.2)."""

    text: str = ""
    channel_id: int | None = None
    person_id: int | None = None
    direction: Direction = "advance"
    answers: tuple[Given, ...] = ()
    to_center_id: int | None = None
    over_limit: bool = False
    contact_user_id: int | None | Unchanged = UNCHANGED
    next_contact_on: date | None | Unchanged = UNCHANGED
    type_id: int | Unchanged = UNCHANGED
    product_id: int | None | Unchanged = UNCHANGED
    subject: str | Unchanged = UNCHANGED
    customer_id: int | Unchanged = UNCHANGED
    priority: int | None | Unchanged = UNCHANGED
    files: tuple[str, ...] = ()
    """Tokens: no draft keeps them, the uploads themselves are kept."""
    mails_person: bool = False
    """No draft keeps it: it is said anew."""
    key: str = field(default_factory=lambda: str(uuid4()))

    def wish(self) -> Wish:
        """As it stands, for planning."""
        own = {each.name: getattr(self, each.name) for each in fields(self) if each.name != "key"}
        return Wish(**own)

    def recorded_as(self, plan: Plan) -> Wish:
        """Only what the plan has a place for, expecting what the person was told."""
        wish = replace(self.wish(), direction=plan.direction, answers=plan.course.answers)
        if plan.closes:
            wish = replace(wish, next_contact_on=UNCHANGED)
        if plan.over is None:
            wish = replace(wish, over_limit=False)
        if not (plan.direction == "other" or plan.course.ends):
            wish = replace(wish, to_center_id=None)
        if not plan.kind.allow_attachments:
            wish = replace(wish, files=())
        expects = plan.target.id if plan.target and plan.moves else None
        return replace(wish, expects_center_id=expects)

    def as_json(self) -> dict[str, Any]:
        body = {name: getattr(self, name) for name in TYPED}
        body |= {"key": self.key, "answers": answers_to_json(self.answers)}
        for name in CHANGES:
            value = getattr(self, name)
            if not isinstance(value, Unchanged):
                body[name] = value.isoformat() if isinstance(value, date) else value
        return body


def form_from(body: Mapping[str, Any]) -> Form:
    """A draft, or what a surface has filled in already. What it doesn't know is left out;
    where it isn't one at all, the form is empty.

    Going over a limit is said anew: its box is drawn without the tick.
    """
    try:
        return Form(**_values(body))
    except (ValueError, TypeError):
        return Form()


def _values(body: Mapping[str, Any]) -> dict[str, Any]:
    known = {each.name for each in fields(Form)} - {"files"}
    values = {name: value for name, value in body.items() if name in known}
    values["answers"] = answers_from_json(body.get("answers") or ())
    if isinstance(day := values.get("next_contact_on"), str):
        values["next_contact_on"] = date.fromisoformat(day)
    values |= {"over_limit": False, "mails_person": False}
    if not values.get("key"):
        values.pop("key", None)
    return values


def form_with(draft: Mapping[str, Any] | None, wish: Mapping[str, Any] | None) -> Form:
    """What was being written, on the way that was chosen just now."""
    kept = dict(draft or {})
    if wish:
        kept |= {"answers": (), "to_center_id": None, "over_limit": False, **wish}
    return form_from(kept)
