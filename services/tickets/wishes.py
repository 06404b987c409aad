"""What a person asks for, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import Literal

from services.workflow import Given


class Unchanged(Enum):
    """A field that the change leaves alone; None clears it."""

    UNCHANGED = "unchanged"


UNCHANGED = Unchanged.UNCHANGED
Direction = Literal["stay", "advance", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One follow-up as asked for. `to_center_id`: another CR, or the free choice (spec §3.8, §3.9).

    `expects_center_id` is where the person was told the move leads (M4).
    """

    text: str = ""
    channel_id: int | None = None
    person_id: int | None = None
    direction: Direction = "stay"
    answers: tuple[Given, ...] = ()
    to_center_id: int | None = None
    expects_center_id: int | None = None
    over_limit: bool = False
    contact_user_id: int | None | Unchanged = UNCHANGED
    next_contact_on: date | None | Unchanged = UNCHANGED
    type_id: int | Unchanged = UNCHANGED
    product_id: int | None | Unchanged = UNCHANGED
    subject: str | Unchanged = UNCHANGED
    customer_id: int | Unchanged = UNCHANGED
    priority: int | None | Unchanged = UNCHANGED
    files: tuple[str, ...] = ()
    """Tokens of uploads."""
    mails_person: bool = False
    """The text goes to the contact person by mail."""

    @property
    def only_adds_text(self) -> bool:
        """Such a follow-up names no version (M4)."""
        plain = Wish(text=self.text, channel_id=self.channel_id, person_id=self.person_id)
        bare = replace(self, over_limit=False, expects_center_id=None, files=(), mails_person=False)
        return bare == plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A ticket to be opened; with `then`, moved on in the same act.

    Of `then` only the move is read: the text, with whom it was spoken and the contact user are
    those of the opening.
    """

    customer_id: int | None
    type_id: int | None
    subject: str
    text: str = ""
    channel_id: int | None = None
    person_id: int | None = None
    product_id: int | None = None
    contact_user_id: int | None = None
    next_contact_on: date | None = None
    priority: int | None = None
    answers: tuple[Given, ...] = ()
    to_center_id: int | None = None
    files: tuple[str, ...] = ()
    """Tokens of uploads."""
    mails_person: bool = False
    then: Wish | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopening:
    """A closed ticket to be taken up again: why, and by when (spec §3.11)."""

    text: str
    next_contact_on: date | None = None
    contact_user_id: int | None | Unchanged = UNCHANGED
    channel_id: int | None = None
    person_id: int | None = None
    answers: tuple[Given, ...] = ()
    to_center_id: int | None = None
    expects_center_id: int | None = None
    over_limit: bool = False
    files: tuple[str, ...] = ()
    """Tokens of uploads."""
    mails_person: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    number: int
    version: int
    follow_up_id: int
    kind: str
    center_id: int
    closed: bool = False
    moved: bool = False
    next_contact_on: str | None = field(default=None)
    undo_until: float | None = None
    """Until when it may be undone, in seconds since 1970."""
    tells: bool = False
    """A mail leaves then."""
