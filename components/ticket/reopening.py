"""Taking a closed ticket up again: a reason and a date (spec §3.11)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from nicegui import events

from components import sent
from components.i18n import _
from components.markup import button, heard, kbd, node
from components.refusals import storage_shown
from components.ticket.desk import Desk
from components.ticket.files.part import still_on_their_way
from components.ticket.kept_draft import KeptDraft
from components.ticket.mail_box import enter
from components.ticket.problems import SETTLES, Problems
from components.ticket.reopen_fields import ReopenFields, ReopenHandlers
from components.ticket.reopen_state import state_for
from components.ticket.sending import SENT, Sending
from services.catalog.customers import NewPerson, add_person
from services.refusals import Refused
from services.tickets import drafts, reopen
from services.tickets.wishes import Done
from services.workflow import Given

LEADS = ("answers", "to_center_id")


class ReopenForm:
    """Shown in the composer's place. It asks where to only when there is no way back."""

    def __init__(
        self, desk: Desk, text: str, *, on_recorded: Callable[[Done], Awaitable[None]],
        on_cancel: Callable[[], Any], on_lost: Callable[[], Awaitable[None]],
    ) -> None:  # fmt: skip
        self.desk, self._on_recorded, self._on_lost = desk, on_recorded, on_lost
        self._state = state_for(desk, text)
        self.draft = KeptDraft(desk.viewer, drafts.about(desk.ticket.number))
        self.problems = Problems()
        self.element = node("form", "composer", aria_label=_("Reopen"), novalidate=True)
        heard(self.element, "submit", self._send, js_handler=SENT)
        with self.element:
            self._build(on_cancel)
        self.show(desk)

    @property
    def text(self) -> str:
        return self._state.text

    def _build(self, on_cancel: Callable[[], Any]) -> None:
        on = ReopenHandlers(self._type, self._change_to, self._answer, self._add)
        with node("div", "fields"):
            self.problems.spot("")
            self._fields = ReopenFields(self.desk, self.text, on, self.problems)
        with node("footer"):
            node("p", "small soft fill", _("Opens again where it last stood."))
            button(_("Cancel"), on_cancel)
            with node("button", "btn is-primary", type="submit", data_act="record") as record:
                node("span", text=_("Reopen"))
                kbd("Ctrl ↵")
        self._sending = Sending(record, self.problems)

    def show(self, desk: Desk) -> None:
        self.desk = desk
        self._fields.show(desk, self._state)

    async def _type(self, text: str) -> None:
        self._state.text = text
        self.problems.settle("text")
        await self._keep()

    async def _keep(self) -> None:
        """As the composer would: the same text is at hand in either."""
        await self.draft.keep({"text": self.text})

    def _change_to(self, field: str) -> Callable[[Any], None]:
        def change(value: Any) -> None:
            enter(self._state, field, value)
            self.problems.settle(*SETTLES.get(field, ()))
            if field in LEADS:
                self._state.lead_elsewhere()
            self.show(self.desk)

        return change

    def _answer(self, index: int, given: Given) -> None:
        kept = self._state.course(self.desk).answers[:index]
        self._change_to("answers")((*kept, given))

    async def _add(self, person: NewPerson) -> bool:
        try:
            added = await add_person(self.desk.ticket.customer_id, person, by=self.desk.viewer)
        except Refused as refused:
            self.problems.show(refused.refusals)
            return False
        enter(self._state, "person_id", added.person_id)
        await self._on_lost()
        return True

    async def _send(self, event: events.GenericEventArguments) -> None:
        self._state.text = sent.text(event)
        await self._sending.once(self._reopen)

    async def _reopen(self) -> None:
        if self._fields.files.are_on_their_way:
            self.problems.say("files", still_on_their_way())
            return
        ticket, viewer, state = self.desk.ticket, self.desk.viewer, self._state
        try:
            done = await reopen(
                ticket.number,
                state.wish(self.desk),
                version=ticket.version,
                by=viewer,
                key=state.key,
            )
        except Refused as refused:
            await self._keep()
            state.learn(refused.refusals)
            self.show(self.desk)
            self.problems.show(refused.refusals)
            return
        with storage_shown():
            await self.draft.end()
        await self._on_recorded(done)

    def tell(self, text: str) -> None:
        self.problems.say("", text)
