"""Who may change the contact and the date of whose tickets, where a type locks them (F5)."""

from __future__ import annotations

from components.forms.select import SelectField
from components.i18n import _
from components.markup import node
from services.configuration import Configuration


class Unlocking:
    """One person is chosen; both directions are answered on the spot."""

    def __init__(self, known: Configuration, person: int | None = None) -> None:
        self._known = known
        people = {each.id: each.name for each in known.users.values() if each.is_active}
        with node("section", "unlocking"):
            node("h2", text=_("Who may change whose contact"))
            self._choice = SelectField(_("Person"), people, value=person, on_change=self._chosen)
            self._answer = node("div", "answers-to", role="status")
        self._say(self._choice.value)

    @property
    def person(self) -> int | None:
        chosen: int | None = self._choice.value
        return chosen

    def turn_to(self, person: int) -> None:
        if self._known.users[person].is_active:
            self._choice.show(person)
            self._say(person)

    async def _chosen(self, person: int) -> None:
        self._say(person)

    def _say(self, person: int | None) -> None:
        self._answer.clear()
        if person is None:
            return
        name = self._known.users[person].name
        with self._answer:
            for sentence in (self._upwards(person, name), self._downwards(person, name)):
                node("p", text=sentence)
            node("p", "small muted", _("Where the ticket type locks the contact; else anybody."))

    def _upwards(self, person: int, name: str) -> str:
        if not self._known.can_hold(person):
            return _("{name} can't be a contact user: nothing is locked.", name=name)
        people = [person, *self._known.above(person)]
        able = [self._named(each) for each in people if self._known.can_hold(each)]
        return _("The contact and the date of the tickets of {name} can be changed by: {people}.",
                 name=name, people=", ".join(able))  # fmt: skip

    def _downwards(self, person: int, name: str) -> str:
        below = self._known.subordinates(person)
        people = [self._named(each) for each in self._known.users
                  if each in below and self._known.can_hold(each)]  # fmt: skip
        if not (people and self._known.can_hold(person)):
            return _("{name} can change nobody else's.", name=name)
        return _("{name} can change those of: {people}.", name=name, people=", ".join(people))

    def _named(self, person: int) -> str:
        found = self._known.users[person]
        position = self._known.positions.get(found.position_id or 0)
        return f"{found.name} ({position.name})" if position else found.name
