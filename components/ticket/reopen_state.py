"""What has been entered to take a ticket up again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import uuid4

from components.ticket.desk import Desk
from components.ticket.filling import last_contact
from services.refusals import CenterIsUnusable, QuestionIsOpen, Refusal
from services.tickets import Reopening
from services.tickets.course import Course, beginning
from services.tickets.days import offered
from services.tickets.wishes import UNCHANGED, Unchanged
from services.workflow import Given


@dataclass
class ReopenState:
    """`asks` and `chooses`: there is no way back, so where to is to be said (spec §3.11)."""

    text: str
    channel_id: int | None
    person_id: int | None
    due: date | None
    holder: int | None | Unchanged = UNCHANGED
    answers: tuple[Given, ...] = ()
    to_center_id: int | None = None
    asks: bool = False
    chooses: bool = False
    key: str = field(default_factory=lambda: str(uuid4()))

    def wish(self) -> Reopening:
        return Reopening(
            text=self.text, next_contact_on=self.due, contact_user_id=self.holder,
            channel_id=self.channel_id, person_id=self.person_id, answers=self.answers,
            to_center_id=self.to_center_id,
        )  # fmt: skip

    def course(self, desk: Desk) -> Course:
        return beginning(desk.shaped, desk.kind.workflow_id, self.answers)

    def learn(self, refusals: Iterable[Refusal]) -> None:
        """What a refusal says is to be asked."""
        for each in refusals:
            self.asks |= isinstance(each, QuestionIsOpen)
            self.chooses |= isinstance(each, CenterIsUnusable)


def state_for(desk: Desk, text: str) -> ReopenState:
    channel, person = last_contact(desk)
    return ReopenState(text, channel, person, offered(desk.shaped, desk.kind, desk.today))
