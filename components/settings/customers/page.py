"""The page of one customer: what is known, their people, their tickets."""

from __future__ import annotations

from typing import Any

from components.forms.form import Form
from components.forms.people import PeopleField
from components.forms.saved import SavedForm, left_for
from components.forms.text import TextField
from components.forms.tick import Tick
from components.forms.topics import topic
from components.i18n import _, n_
from components.ledger.history import History
from components.markup import button, icon, node
from components.privacy.dialogs import ask_to_erase, download
from components.settings.customers.document import DocumentField
from components.settings.customers.people import CustomersPeople
from components.settings.customers.products import OwnedField
from components.settings.frame import subject_frame
from components.ticket.words import center_words
from services.catalog import customer_editing
from services.catalog.customer_editing import CustomerFields
from services.catalog.customer_records import Record, TheirTicket
from services.configuration import known
from services.privacy import Whose, erased


class CustomerPage:
    def __init__(self, user_id: int, customer_id: int, record: Record) -> None:
        self._user_id, self._customer_id, self._record = user_id, customer_id, record

    async def stand(self) -> None:
        saved = SavedForm(_("Save"), self._save)
        name = self._record.fields.name
        with subject_frame(self._user_id, "customers", name) as head:
            with head:
                self._name: Any = node("h1", text=name)
                node("span", "fill")
            if self._customer_id in await erased("customer"):
                self._erased()
            else:
                saved.stands_in(head)
                await self._draw(saved)

    async def _draw(self, saved: SavedForm) -> None:
        with node("div", "access-page"), node("div"):
            with topic(_("Customer"), _("As tickets and search know them.")):
                self._fields(saved)
            with topic(_("Contact persons"), _("Whom follow-ups name. Saved one by one.")):
                await CustomersPeople(self._user_id, self._customer_id).stand()
            self._past()
            with topic(_("Personal data"), _("Where the customer is a person and asks.")):
                self._privacy()

    def _erased(self) -> None:
        """What they did with the team is all that is left."""
        with node("div", "access-page"), node("div"):
            with topic(_("Customer")):
                node("p", "soft", _("Their data were erased on request."))
            self._past()

    def _past(self) -> None:
        with topic(_("Tickets"), _("Those that you may see, open ones first.")):
            _tickets(self._record)
            History(self._user_id, f"customer:{self._customer_id}", "settings.catalog")

    def _privacy(self) -> None:
        whose = Whose("customer", self._customer_id)
        with node("div", "acts"):
            button(_("Download their data"), lambda: download(whose, self._user_id), "btn is-small")
            button(_("Erase their data"), lambda: self._ask_to_erase(whose), "btn is-small")

    def _ask_to_erase(self, whose: Whose) -> None:
        async def leave() -> None:
            left_for("/settings/customers")

        ask_to_erase(whose, self._name.text, self._user_id, leave)

    def _fields(self, saved: SavedForm) -> None:
        fields = self._record.fields
        saved.form = form = Form()
        with node("div", "cols"):
            form.add("name", TextField(_("Name"), value=fields.name))
            form.add("document", DocumentField(fields.document))
        form.add("products", OwnedField(self._record.products, fields.products))
        told = _("They are told when a ticket of this customer opens, if they may see it.")
        spies = PeopleField(_("Spies"), known().users, value=fields.spies, help_text=told)
        form.add("spies", spies)
        rests = _("Otherwise they stay readable, and no ticket is opened for them.")
        form.add("is_active", Tick(_("Active"), value=fields.is_active, small=rests))
        saved.ready()

    async def _save(self, before: dict[str, Any], after: dict[str, Any]) -> None:
        await customer_editing.edit(
            self._customer_id,
            before=CustomerFields(**before),
            after=CustomerFields(**after),
            by=self._user_id,
        )
        self._name.text = after["name"]


def _tickets(record: Record) -> None:
    if not record.tickets:
        node("p", "muted", _("No ticket yet."))
        return
    closed = record.ticket_count - record.open_count
    counts = [n_("{n} open", "{n} open", record.open_count)] if record.open_count else []
    counts += [n_("{n} closed", "{n} closed", closed)] if closed else []
    node("p", "small muted", " · ".join(counts))
    with node("ul", "rows"):
        for each in record.tickets:
            _ticket(each)
    if record.ticket_count > len(record.tickets):
        node("p", "small muted", _("The first {n} are shown.", n=len(record.tickets)))


def _ticket(ticket: TheirTicket) -> None:
    with node("li", "" if ticket.is_open else "is-out"):
        with node("a", "what is-whole", href=f"/tickets/{ticket.number}"):
            node("span", text=f"#{ticket.number} {ticket.subject}")
            holder = known().users.get(ticket.contact_user_id or 0)
            kind = known().types.get(ticket.type_id)
            facts = [kind and kind.name, holder and holder.name]
            node("small", text=" · ".join(each for each in facts if each))
        with node("span", "tag"):
            if not ticket.is_open:
                icon("task_alt")
            node("span", text=center_words(known().centers.get(ticket.center_id)))
