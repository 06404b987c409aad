"""Finding a customer by name, document, phone or e-mail; one that isn't there is made in place."""

from __future__ import annotations

from collections.abc import Callable
from inspect import isawaitable
from typing import Any

from nicegui import events
from nicegui.element import Element

from components import sent
from components.customer_words import sentences
from components.i18n import _
from components.markup import attributed, button, heard, icon, node, typed
from components.new_customer import NewCustomer
from components.ticket.inputs import ENTERED
from services.catalog.customer_search import Found, matching
from services.catalog.customers import create_customer
from services.catalog.documents import written
from services.configuration import configuration
from services.refusals import Refused

PAUSE = 0.25
Pick = Callable[[int, str], Any]


class CustomerPicker:
    def __init__(self, viewer: int, on_pick: Pick, *, chosen: str = "", label: str = "") -> None:
        self._viewer, self._on_pick = viewer, on_pick
        with node("div", "field picker") as self.element:
            name = node("label", text=label or _("Customer"))
            with node("div", "input"):
                icon("search")
                self.input = node("input", type="search", autocomplete="off", role="combobox",
                                  placeholder=_("Name, CPF/CNPJ, phone or e-mail"))  # fmt: skip
            self.input.props["^value"] = chosen
            attributed(self.input, data_chosen=chosen)
            attributed(name, for_=self.input.html_id)
            self._list = node(
                "div", "found", role="listbox", hidden=True, aria_label=_("Customers")
            )
            attributed(self.input, aria_controls=self._list.html_id, aria_expanded="false")
            self._fresh = node("div", "in-place", hidden=True)
        typed(self.input, "input", self._seek, pause=PAUSE)
        heard(self.input, "keydown", self._entered, js_handler=ENTERED)
        self._sought, self._name, self._taken = "", chosen, ""
        self._found: tuple[Found, ...] | None = None
        self._new: Element

    async def _seek(self, sought: str) -> None:
        self._sought = sought
        if sought == self._taken:
            return
        self._taken = ""
        found = await matching(sought)
        if sought == self._sought != self._taken:
            self._show(found)

    async def _entered(self, event: events.GenericEventArguments) -> None:
        """Enter takes the first that holds the words; where there is none, it is made in place."""
        sought = sent.text(event)
        if not sought.strip() or sought == self._name:
            return
        self._sought = self._taken = sought
        if found := await matching(sought):
            await _told(self._pick(found[0].id, found[0].name))
        else:
            await self._create()

    def _show(self, found: tuple[Found, ...]) -> None:
        """What is the same stays as it is drawn: somebody may be about to press it."""
        is_open = bool(self._sought.strip())
        attributed(self._list, hidden=None if is_open else True)
        attributed(self.input, aria_expanded="true" if is_open else "false")
        if found != self._found:
            self._found = found
            self._list.clear()
            with self._list:
                for each in found:
                    self._draw(each)
                self._draw_new()
        said = _("New customer “{name}”…", name=self._sought.strip())
        self._new.text = said  # type: ignore[attr-defined]

    def _draw_new(self) -> None:
        with button("", self._create, "btn is-quiet is-small", before="add", role="option",
                    aria_selected="false"):  # fmt: skip
            self._new = node("span", text="")

    def _draw(self, found: Found) -> None:
        with node("button", "reply", type="button", role="option", aria_selected="false") as made:
            node("b", text=found.name)
            node("span", "muted", written(found.document))
        heard(made, "click", lambda: self._pick(found.id, found.name), args=[])

    def _pick(self, customer_id: int, name: str) -> Any:
        self._close()
        self._name = name
        attributed(self.input, data_chosen=name)
        self.input.run_method("setRangeText", name, 0, 1_000_000, "end")
        return self._on_pick(customer_id, name)

    def _close(self) -> None:
        self._found = None
        for box in (self._list, self._fresh):
            box.clear()
            attributed(box, hidden=True)
        attributed(self.input, aria_expanded="false")

    async def _create(self) -> None:
        shaped = await configuration()
        name = self._sought.strip()
        self._close()
        attributed(self._fresh, hidden=None)
        with self._fresh:
            NewCustomer(shaped, name, self._save, self._close)

    async def _save(self, form: NewCustomer) -> None:
        try:
            created = await create_customer(form.name.value, document=form.document.value,
                                            person=form.contact, by=self._viewer)  # fmt: skip
        except Refused as refused:
            form.say(sentences(refused.refusals))
            return
        await _told(self._pick(created.customer_id, form.name.value.strip()))


async def _told(picked: Any) -> None:
    if isawaitable(picked):
        await picked
