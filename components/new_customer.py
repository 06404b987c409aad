"""The few fields of a customer made in place."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from components.i18n import _
from components.markup import attributed, button, node
from components.pressing import once
from components.ticket.inputs import Line
from components.ticket.person_fields import PersonFields
from services.catalog.customers import NewPerson
from services.configuration import Configuration


class NewCustomer:
    def __init__(
        self,
        shaped: Configuration,
        name: str,
        on_save: Callable[[Any], Awaitable[Any]],
        on_cancel: Callable[[], Any],
    ) -> None:
        with node("div", "pair"):
            self.name, self.document = Line(_("Name"), name), Line(_("CPF or CNPJ"))
        self._fields = PersonFields(shaped, _("Contact person"))
        self._problem: Any = node("p", "problem", "", role="alert", hidden=True)
        with node("p", "line"):
            button(_("Add this customer"), once(lambda: on_save(self)), "btn is-small")
            button(_("Cancel"), on_cancel, "btn is-quiet is-small")
        self.name.focus()

    @property
    def contact(self) -> NewPerson | None:
        """Nobody, where nothing was said about them."""
        return None if self._fields.is_blank else self._fields.person

    def say(self, text: str) -> None:
        self._problem.text = text
        attributed(self._problem, hidden=None)
