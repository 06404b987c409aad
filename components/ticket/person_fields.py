"""Somebody new at a customer's: who they are, and how to reach them."""

from __future__ import annotations

from components.i18n import _
from components.markup import node
from components.ticket.inputs import Line
from services.catalog.customers import NewPerson
from services.configuration import Configuration


class PersonFields:
    def __init__(self, shaped: Configuration, name: str) -> None:
        """`name` labels their name."""
        with node("div", "pair"):
            self.name, self.title = Line(name), Line(_("What they do there"))
        with node("div", "pair"):
            self._lines = [(channel, Line(said)) for channel, said in _reached_by(shaped)]

    @property
    def person(self) -> NewPerson:
        addresses = tuple((channel, line.value) for channel, line in self._lines)
        return NewPerson(self.name.value, self.title.value, addresses)

    @property
    def is_blank(self) -> bool:
        person = self.person
        return not (person.name.strip() or person.title.strip() or person.told)


def _reached_by(shaped: Configuration) -> list[tuple[int, str]]:
    """The first active channel for calls, and the first for mail."""
    kinds = {"phone": _("Phone"), "mail": _("E-mail")}
    active = [each for each in shaped.channels.values() if each.is_active]
    found = {kind: next((c.id for c in active if c.kind == kind), None) for kind in kinds}
    return [(channel, kinds[kind]) for kind, channel in found.items() if channel is not None]
