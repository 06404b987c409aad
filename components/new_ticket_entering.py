"""What is entered of a new ticket: it goes into the form, is kept as a draft, and shows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from components.new_ticket_form import NewForm
from components.new_ticket_scene import Scene
from components.ticket.kept_draft import KeptDraft
from components.ticket.mail_box import enter
from components.ticket.problems import SETTLES, Problems
from services.catalog.customer_search import CustomerSheet, customer
from services.catalog.customers import NewPerson, add_person
from services.configuration import Configuration, configuration
from services.mail.shaping import reaches_customers
from services.refusals import Refused
from services.tickets import drafts
from services.tickets.surroundings import Surroundings, surroundings
from services.workflow import Given

SUBJECT = drafts.about(None)


class NewEntering:
    """`load` it before anything else; `show` is called after every change."""

    def __init__(
        self, viewer: int, form: NewForm, problems: Problems, show: Callable[[], None]
    ) -> None:
        self.viewer, self.form = viewer, form
        self.sheet: CustomerSheet | None = None
        self._problems, self._show = problems, show
        self.draft = KeptDraft(viewer, SUBJECT)

    async def load(self) -> None:
        """Everything that the customer, if there is one, lets choose from."""
        known = self.form.customer_id
        self.shaped: Configuration = await configuration()
        self.sheet = await customer(known, by=self.viewer) if known else None
        self._around: Surroundings = await surroundings(by=self.viewer, customer_id=known)
        self._mails = await reaches_customers(self.shaped)

    @property
    def scene(self) -> Scene:
        today = self.shaped.today(datetime.now(UTC))
        around, mails = self._around, self._mails
        return Scene(self.shaped, self.form, self.viewer, today, around, self.sheet, mails)

    async def keep(self) -> None:
        await self.draft.keep(self.form.as_json())

    def change_to(self, field: str) -> Callable[[Any], Awaitable[None]]:
        async def change(value: Any) -> None:
            await self._changed(**{field: value})

        return change

    async def _changed(self, **values: Any) -> None:
        for field, value in values.items():
            enter(self.form, field, value)
            self._problems.settle(*SETTLES.get(field, ()))
        self._show()
        await self.keep()

    async def pick_customer(self, customer_id: int, name: str) -> None:
        self.form.customer_id, self.form.customer_name = customer_id, name
        self._problems.settle("customer")
        await self.load()
        contacts = self.sheet.customer.contacts if self.sheet else ()
        await self._changed(person_id=contacts[0].id if len(contacts) == 1 else None)

    async def pick_type(self, type_id: int) -> None:
        await self._changed(type_id=type_id, answers=(), then_answers=(), advances=False)

    async def pick_day(self, day: Any) -> None:
        await self._changed(next_contact_on=day, sets_date=True)

    async def pick_user(self, user: int | None) -> None:
        await self._changed(contact_user_id=user, names_user=True)

    async def answer(self, index: int, given: Given) -> None:
        kept = self.form.course(self.shaped).answers[:index]
        await self._changed(answers=(*kept, given), then_answers=(), advances=False)

    async def answer_then(self, index: int, given: Given) -> None:
        kept = self.form.then(self.shaped).answers[:index]
        await self._changed(then_answers=(*kept, given))

    async def turn(self, advances: bool) -> None:
        await self._changed(advances=advances, over_limit=False)

    async def add_person(self, person: NewPerson) -> bool:
        try:
            added = await add_person(self.form.customer_id or 0, person, by=self.viewer)
        except Refused as refused:
            self._problems.show(refused.refusals)
            return False
        await self.load()
        await self._changed(person_id=added.person_id)
        return True
