"""To whom: several people, and beside them how many each gets."""

from __future__ import annotations

from components.forms.form import Form
from components.forms.people import PeopleField
from components.i18n import _, n_
from components.markup import node
from services import handing_over
from services.configuration import Configuration


class Successors:
    """Adds `successors` to the form, and says who gets how many of `count`."""

    def __init__(self, form: Form, known: Configuration, from_user: int, count: int) -> None:
        self._known, self._count = known, count
        able = {
            each: known.users[each]
            for each in known.who_may("ticket.follow_up")
            if each != from_user
        }
        self._field = PeopleField(_("Who takes them over"), able, value=())
        form.add("successors", self._field)
        self._said = node("p", "small soft", "", role="status")
        self._field.follow(self._say)
        self._say()

    def _say(self) -> None:
        self._said.text = self._words()  # type: ignore[attr-defined]

    def _words(self) -> str:
        shares = handing_over.shares_of(self._count, self._field.value)
        if not shares:
            return n_("{n} open ticket.", "{n} open tickets.", self._count)
        each = ", ".join(f"{self._known.users[who].name} {n}" for who, n in shares.items())
        return _("In turn by next contact: {shares}.", shares=each)
