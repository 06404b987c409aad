"""What a customer owns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nicegui.element import Element

from components import sent
from components.forms.followed import Field
from components.forms.shapes import many_of
from components.i18n import _
from components.markup import heard, icon_button, node

Products = Mapping[int, tuple[str, bool]]
"""Name, and whether it is in use."""
CHOSEN = "(event) => { const index = event.target.value; event.target.value = ''; emit(index); }"


class OwnedField(Field):
    """Ids, in order. One is chosen from the list and taken away at its name."""

    def shape(self) -> Any:
        return many_of(self._products)

    def __init__(self, products: Products, value: tuple[int, ...]) -> None:
        self._products = products
        super().__init__(_("Products they own"), value=value)
        self._label.props.pop("for", None)
        self._draw()

    def _control(self) -> Element:
        return node("div", "owned", role="group", aria_label=_("Products they own"))

    def show(self, value: tuple[int, ...]) -> None:
        self.value = tuple(value)
        self._draw()

    def _draw(self) -> None:
        self.control.clear()
        with self.control:
            for product in self.value:
                self._one(product)
            self._choice()

    def _one(self, product: int) -> None:
        name, is_active = self._products[product]
        with node("span", "person"):
            node("span", "" if is_active else "muted", name)
            icon_button("close", _("Remove {name}", name=name), lambda: self._without(product))

    def _choice(self) -> None:
        free = [
            (product, name)
            for product, (name, is_active) in self._products.items()
            if is_active and product not in self.value
        ]
        if not free:
            return
        with node("select", "input", aria_label=_("Add a product")) as choice:
            node("option", text=_("Add a product"), value="")
            for index, (_product, name) in enumerate(free):
                node("option", text=name, value=str(index))
        ids = [product for product, _name in free]
        heard(choice, "change", lambda e: self._with(ids, sent.text(e)), js_handler=CHOSEN)

    def _with(self, ids: list[int], index: str) -> None:
        if index.isdigit() and int(index) < len(ids):
            self._now(tuple(sorted((*self.value, ids[int(index)]))))

    def _without(self, product: int) -> None:
        self._now(tuple(each for each in self.value if each != product))

    def _now(self, value: tuple[int, ...]) -> None:
        self.show(value)
        self.took(value)

    def words(self, value: Any) -> str:
        return ", ".join(self._products[each][0] for each in value) or _("none")

    def focus(self) -> None:
        self.control.run_method("scrollIntoView")
