"""Several people, each a chip that can be taken away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from nicegui.element import Element

from components.forms.followed import Field
from components.forms.shapes import many_of
from components.i18n import _
from components.leading import lead
from components.markup import attributed, button, heard, node, typed
from services.configuration import Person
from services.folding import folded
from services.people_colors import hue_of, initials_of

ENTERED = """(event) => {
  if (event.key === "Backspace" && !event.target.value) emit("");
  if (event.key !== "Enter") return;
  event.preventDefault();
  if (event.target.value) emit(event.target.value);
}"""


class PeopleField(Field):
    """The value is ids, in their order. Only active people can be added."""

    def __init__(
        self, label: str, people: Mapping[int, Person], *, value: Sequence[int], help_text: str = ""
    ) -> None:
        self._people = people
        super().__init__(label, value=tuple(value), help_text=help_text)
        attributed(self._label, for_=self._input.html_id)

    def shape(self) -> Any:
        return many_of(self._people)

    def _control(self) -> Element:
        with node("div", "input people") as box:
            self._chips = node("span", "chips")
            offers = node("datalist")
            attributed(offers, id=offers.html_id)
            self._offers = offers
            self._input = node(
                "input", placeholder=_("Add"), list=offers.html_id, autocomplete="off"
            )
            attributed(self._input, id=self._input.html_id)
        typed(self._input, "input", self._picked)
        heard(self._input, "keydown", self._entered, js_handler=ENTERED)
        self._draw()
        return box

    def _draw(self) -> None:
        self._chips.clear()
        with self._chips:
            for user_id in self.value:
                self._chip(user_id)
        self._offers.clear()
        with self._offers:
            for each in self._addable():
                node("option", value=self._named(each))

    def _chip(self, user_id: int) -> None:
        person = self._people[user_id]
        with node("span", "person" if person.is_active else "person is-out"):
            node(
                "span",
                f"avatar who-{hue_of(user_id)}",
                initials_of(person.name),
                aria_hidden="true",
            )
            node("span", text=person.name)
            if not person.is_active:
                node("small", "muted", _("deactivated"))
            label = _("Take {name} away", name=person.name)
            button("", lambda: self._remove(user_id), "chip-x", before="close", aria_label=label)

    def _addable(self) -> list[Person]:
        people = self._people.values()
        return [each for each in people if each.is_active and each.id not in self.value]

    def _named(self, person: Person) -> str:
        """As one is offered: namesakes by their login too."""
        same = [each for each in self._people.values() if each.name == person.name]
        return person.name if len(same) == 1 else f"{person.name} ({person.login})"

    def _picked(self, name: str) -> None:
        """A whole name has been chosen, or typed."""
        found = [each for each in self._addable() if self._named(each) == name]
        self._add(found)

    def _entered(self, event: Any) -> None:
        """Enter: the only one these words fit. Backspace in an empty box: the last goes."""
        words = folded(str(event.args)).split()
        if not words and self.value:
            self._remove(self.value[-1])
        elif words:
            fits = [e for e in self._addable() if all(w in folded(self._named(e)) for w in words)]
            self._add(fits)

    def _add(self, found: Sequence[Person]) -> None:
        if len(found) == 1:
            self._stand((*self.value, found[0].id))
            self._input.run_method("setRangeText", "", 0, 1_000_000, "end")

    def _remove(self, user_id: int) -> None:
        self._stand(tuple(each for each in self.value if each != user_id))
        lead(self._input)

    def _stand(self, value: tuple[int, ...]) -> None:
        self.took(tuple(sorted(value)))
        self._draw()

    def show(self, value: Sequence[int]) -> None:
        self.value = tuple(value)
        self._draw()

    def words(self, value: Sequence[int]) -> str:
        names = [self._people[each].name for each in value if each in self._people]
        return ", ".join(names) or _("nobody")

    def focus(self) -> None:
        lead(self._input)
