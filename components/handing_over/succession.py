"""Who takes over what somebody has open, and why."""

from __future__ import annotations

from components.forms.form import Form
from components.forms.text import TextField
from components.handing_over.shares import Successors
from components.i18n import _
from components.markup import node
from services.configuration import Configuration


class Succession:
    """Asked as soon as there is something to take over: a ticket may come while one reads."""

    def __init__(self, form: Form, known: Configuration, from_user: int) -> None:
        self._form, self._known, self._from_user = form, known, from_user
        self._place, self._is_asked = node("div", "succession"), False

    def ask(self, left: int) -> None:
        """`left`: their open tickets."""
        if self._is_asked or not left:
            return
        self._is_asked = True
        with self._place:
            Successors(self._form, self._known, self._from_user, left)
            stands = _("It stands in each ticket.")
            self._form.add("reason", TextField(_("Reason"), help_text=stands))

    @property
    def heirs(self) -> tuple[int, ...]:
        return tuple(self._form.value("successors")) if self._is_asked else ()

    @property
    def reason(self) -> str:
        return str(self._form.value("reason")) if self._is_asked else ""
