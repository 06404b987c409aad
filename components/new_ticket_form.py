"""What has been said of a new ticket so far; kept as the draft `new`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields
from datetime import date
from typing import Any
from uuid import uuid4

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from services.configuration import Configuration, Type
from services.tickets.course import Course, beginning, onward_from
from services.tickets.days import offered
from services.tickets.wishes import Opening, Wish
from services.workflow import Given, answers_from_json, answers_to_json

ANSWERS = ("answers", "then_answers")


@dataclass(config=ConfigDict(strict=True))
class NewForm:
    """`names_user` False: the opener is offered. `advances`: opened and moved on in one act."""

    customer_id: int | None = None
    customer_name: str = ""
    type_id: int | None = None
    subject: str = ""
    text: str = ""
    channel_id: int | None = None
    person_id: int | None = None
    product_id: int | None = None
    names_user: bool = False
    contact_user_id: int | None = None
    next_contact_on: date | None = None
    sets_date: bool = False
    answers: tuple[Given, ...] = ()
    to_center_id: int | None = None
    advances: bool = False
    then_answers: tuple[Given, ...] = ()
    over_limit: bool = False
    files: tuple[str, ...] = ()
    """Tokens: no draft keeps them, the uploads themselves are kept."""
    mails_person: bool = False
    """No draft keeps it: it is said anew."""
    key: str = field(default_factory=lambda: str(uuid4()))

    def kind(self, shaped: Configuration) -> Type | None:
        return shaped.types.get(self.type_id or 0)

    def course(self, shaped: Configuration) -> Course:
        kind = self.kind(shaped)
        return beginning(shaped, kind.workflow_id, self.answers) if kind else Course()

    def then(self, shaped: Configuration) -> Course:
        """The way on from where it begins."""
        path = self.course(shaped).path
        return onward_from(shaped, path, self.then_answers) if self.advances and path else Course()

    def due(self, shaped: Configuration, today: date) -> date | None:
        return self.next_contact_on if self.sets_date else offered(shaped, self.kind(shaped), today)

    def opening(self, shaped: Configuration, *, user: int | None, today: date) -> Opening:
        """As it is recorded; `user` is the contact user that was shown."""
        course, then, kind = self.course(shaped), self.then(shaped), self.kind(shaped)
        wish = Wish(direction="advance", answers=then.answers, expects_center_id=then.center_id,
                    over_limit=self.over_limit)  # fmt: skip
        return Opening(
            customer_id=self.customer_id,
            type_id=self.type_id,
            subject=self.subject,
            text=self.text,
            channel_id=self.channel_id,
            person_id=self.person_id,
            product_id=self.product_id,
            contact_user_id=user,
            next_contact_on=self.due(shaped, today),
            answers=course.answers,
            files=self.files if kind and kind.allow_attachments else (),
            to_center_id=self.to_center_id if course.ends else None,
            mails_person=self.mails_person,
            then=wish if self.advances and course.path else None,
        )

    def as_json(self) -> dict[str, Any]:
        body = {each.name: getattr(self, each.name) for each in fields(self)}
        del body["files"]
        for name in ANSWERS:
            body[name] = answers_to_json(body[name])
        due = self.next_contact_on
        return body | {"next_contact_on": due.isoformat() if due else None}


def new_form_from(body: Mapping[str, Any] | None) -> NewForm:
    """A draft; where it isn't one, an empty form."""
    try:
        return NewForm(**_values(body or {}))
    except (ValueError, TypeError):
        return NewForm()


def _values(body: Mapping[str, Any]) -> dict[str, Any]:
    known = {each.name for each in fields(NewForm)} - {"files"}
    values = {name: value for name, value in body.items() if name in known}
    for name in ANSWERS:
        values[name] = answers_from_json(values.get(name) or ())
    if isinstance(due := values.get("next_contact_on"), str):
        values["next_contact_on"] = date.fromisoformat(due)
    values |= {"over_limit": False, "mails_person": False}
    return values
