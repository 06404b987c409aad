"""What is entered into a composer: it goes into the form, is kept as a draft, and shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from components.ticket.desk import Desk
from components.ticket.form import Form
from components.ticket.kept_draft import KeptDraft
from components.ticket.mail_box import enter
from components.ticket.parts import Handlers
from components.ticket.problems import SETTLES, Problems
from services.catalog.customer_search import customer
from services.catalog.customers import NewPerson, add_person
from services.refusals import Refused
from services.tickets import drafts
from services.tickets.plan import Plan, plan
from services.tickets.sheet import CustomerFacts
from services.tickets.wishes import UNCHANGED
from services.workflow import Given


class Entering:
    """`show` is called after every change but typing: the text is the browser's own."""

    def __init__(
        self, desk: Desk, form: Form, problems: Problems, show: Callable[[], None]
    ) -> None:
        self.desk, self.form = desk, form
        self.customer: CustomerFacts = desk.sheet.customer
        self._problems, self._show = problems, show
        self.draft = KeptDraft(desk.viewer, drafts.about(desk.ticket.number))

    @property
    def handlers(self) -> Handlers:
        return Handlers(
            self._type, self._change, self._change_more, self._turn, self._answer, self._add_person
        )

    def plan(self) -> Plan:
        desk, counts = self.desk, self.desk.around.counts
        wish, today = self.form.wish(), desk.today
        return plan(desk.shaped, desk.ticket, wish, by=desk.viewer, today=today, counts=counts)

    def turn_to(self, desk: Desk) -> None:
        """The ticket as it is now; what was entered stays."""
        if desk.ticket.version != self.desk.ticket.version:
            self.customer = desk.sheet.customer
        self.desk = desk

    async def keep(self) -> None:
        await self.draft.keep(self.form.as_json())

    async def _type(self, text: str) -> None:
        self.form.text = text
        self._problems.settle("text")
        await self.keep()

    async def _change(self, field: str, value: Any) -> None:
        enter(self.form, field, value)
        self._problems.settle(*SETTLES[field])
        self._show()
        await self.keep()

    async def _change_more(self, field: str, value: Any) -> None:
        """A value put back to what it is counts as unchanged."""
        if field == "customer_id":
            await self._load_customer(value)
            enter(self.form, "person_id", None)
        present = getattr(self.desk.ticket, field)
        await self._change(field, UNCHANGED if value == present else value)

    async def _load_customer(self, customer_id: int) -> None:
        if found := await customer(customer_id, by=self.desk.viewer):
            self.customer = found.customer

    async def _turn(self, direction: str) -> None:
        self.form.over_limit = False
        await self._change("direction", direction)

    async def _answer(self, index: int, given: Given) -> None:
        self.form.over_limit = False
        kept = self.plan().course.answers[:index]
        await self._change("answers", (*kept, given))

    async def _add_person(self, person: NewPerson) -> bool:
        try:
            added = await add_person(self.customer.id, person, by=self.desk.viewer)
        except Refused as refused:
            self._problems.show(refused.refusals)
            return False
        await self._load_customer(self.customer.id)
        await self._change("person_id", added.person_id)
        return True
