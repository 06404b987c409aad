"""The list of customers."""

from __future__ import annotations

from components.forms.dialogs import FormDialog
from components.forms.saved import left_for
from components.forms.text import TextField
from components.i18n import _, n_
from components.markup import node
from components.settings.customers.document import DocumentField
from components.settings.searched import SearchedList
from services.catalog import customer_records
from services.catalog.customer_records import Listed
from services.catalog.customers import create_customer
from services.catalog.documents import written


class Customers:
    def __init__(self, user_id: int) -> None:
        self._user_id = user_id
        self._list = SearchedList(
            self._draw,
            search=_("Name, CPF or CNPJ, phone, e-mail"),
            nothing=_("No customer yet. A ticket is always for one."),
            add=(_("New customer"), self._add),
        )

    async def stand(self) -> None:
        await self._list.stand()

    async def _draw(self, text: str, most: int) -> int:
        found = await customer_records.listed(text, most=most + 1, by=self._user_id)
        for each in found[:most]:
            _row(each)
        return len(found)

    async def _add(self) -> None:
        add_customer(self._user_id)


def _row(customer: Listed) -> None:
    with node("li", "" if customer.is_active else "is-out"):
        with node("a", "what is-whole", href=f"/settings/customers/{customer.id}"):
            node("b", text=customer.name)
            facts = ["" if customer.is_active else _("deactivated"), written(customer.document)]
            node("small", text=" · ".join(each for each in facts if each))
        if customer.open_tickets:
            words = n_("{n} open ticket", "{n} open tickets", customer.open_tickets)
            node("span", "small muted", words)


def add_customer(user_id: int) -> None:
    made: list[int] = []

    async def show_it() -> None:
        left_for(f"/settings/customers/{made[0]}")

    dialog = FormDialog(_("New customer"), show_it)
    with dialog.fields() as form:
        form.add("name", TextField(_("Name")))
        form.add("document", DocumentField(""))

        async def save() -> None:
            created = await create_customer(
                form.value("name"), document=form.value("document"), by=user_id
            )
            made.append(created.customer_id)

        dialog.acts(_("Save"), save)
