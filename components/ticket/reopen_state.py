"""What has been entered to take a ticket up again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import uuid4

from components.ticket.desk import Desk
from components.ticket.filling import last_contact
from services.refusals import CenterIsUnusable, ColumnIsFull, QuestionIsOpen, Refusal
from services.tickets import Reopening
from services.tickets.course import Course, beginning
from services.tickets.days import offered
from services.tickets.wishes import UNCHANGED, Unchanged
from services.workflow import Given


@dataclass
class ReopenState:
    """`asks` and `chooses`: there is no way back, so where to is to be said (spec §3.11).

    `full` is the CR that would hold more than its limit, once a refusal has said so.
    """

    text: str
    channel_id: int | None
    person_id: int | None
    due: date | None
    holder: int | None | Unchanged = UNCHANGED
    answers: tuple[Given, ...] = ()
    to_center_id: int | None = None
    asks: bool = False
    chooses: bool = False
    full: ColumnIsFull | None = None
    over_limit: bool = False
    files: tuple[str, ...] = ()
    mails_person: bool = False
    key: str = field(default_factory=lambda: str(uuid4()))

    def wish(self, desk: Desk) -> Reopening:
        return Reopening(
            text=self.text, next_contact_on=self.due, contact_user_id=self.holder,
            channel_id=self.channel_id, person_id=self.person_id, answers=self.answers,
            to_center_id=self.to_center_id, over_limit=self.over_limit,
            files=self.files if desk.kind.allow_attachments else (),
            mails_person=self.mails_person,
        )  # fmt: skip

    def course(self, desk: Desk) -> Course:
        return beginning(desk.shaped, desk.kind.workflow_id, self.answers)

    def lead_elsewhere(self) -> None:
        """What was said of a full CR is not said of another."""
        self.full, self.over_limit = None, False

    def learn(self, refusals: Iterable[Refusal]) -> None:
        """What a refusal says is to be asked."""
        for each in refusals:
            self.asks |= isinstance(each, QuestionIsOpen)
            self.chooses |= isinstance(each, CenterIsUnusable)
            if isinstance(each, ColumnIsFull):
                self.full, self.over_limit = each, False


def state_for(desk: Desk, text: str) -> ReopenState:
    channel, person = last_contact(desk)
    due = offered(desk.shaped, desk.kind, desk.today)
    files = tuple(each.token for each in desk.around.files)
    return ReopenState(text, channel, person, due, files=files)
