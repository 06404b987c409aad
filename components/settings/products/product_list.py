"""The list of products."""

from __future__ import annotations

from components.forms.dialogs import FormDialog
from components.forms.text import TextField
from components.forms.tick import Tick
from components.i18n import _, n_
from components.markup import button, node
from components.settings.listing import Listing
from services.catalog import products
from services.catalog.products import ListedProduct, ProductFields
from services.configuration import Configuration


class ProductList:
    def __init__(self, user_id: int) -> None:
        self._user_id = user_id
        self._listing = Listing(
            user_id,
            self._draw,
            nothing=_("No product yet. Tickets and customers do without one."),
            add=(_("New product"), self._add),
        )

    async def stand(self) -> None:
        await self._listing.stand()

    async def _draw(self, _known: Configuration) -> int:
        found = await products.listed(by=self._user_id)
        for each in found:
            self._row(each)
        return len(found)

    def _row(self, product: ListedProduct) -> None:
        fields = product.fields
        with node("li", "" if fields.is_active else "is-out"):
            with node("span", "what"):
                node("span", text=fields.name)
                if facts := _facts(product):
                    node("small", text=" · ".join(facts))
            label = _("Edit {name}", name=fields.name)
            button(_("Edit"), lambda: self._edit(product), "btn is-small", aria_label=label,
                   data_key=f"product-{product.id}")  # fmt: skip

    async def _add(self) -> None:
        dialog = FormDialog(_("New product"), self._listing.show)
        with dialog.fields() as form:
            form.add("name", TextField(_("Name")))

            async def save() -> None:
                await products.add(ProductFields(**form.after), by=self._user_id)

            dialog.acts(_("Save"), save)

    async def _edit(self, product: ListedProduct) -> None:
        dialog = FormDialog(product.fields.name, self._listing.show)
        with dialog.fields() as form:
            form.add("name", TextField(_("Name"), value=product.fields.name))
            rests = _("Otherwise it stays readable, and is offered nowhere.")
            form.add("is_active", Tick(_("Active"), value=product.fields.is_active, small=rests))

            async def save() -> None:
                before, after = ProductFields(**form.before), ProductFields(**form.after)
                await products.edit(product.id, before=before, after=after, by=self._user_id)

            dialog.acts(_("Save"), save)


def _facts(product: ListedProduct) -> list[str]:
    facts = [] if product.fields.is_active else [_("deactivated")]
    if product.owners:
        facts.append(n_("{n} customer", "{n} customers", product.owners))
    if product.open_tickets:
        facts.append(n_("{n} open ticket", "{n} open tickets", product.open_tickets))
    return facts
