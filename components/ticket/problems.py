"""Everything refused at once, each sentence at its field, focus on the first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from nicegui.element import Element
from nicegui.elements.mixins.text_element import TextElement

from components.customer_words import sentences
from components.leading import lead
from components.markup import attributed, node
from services.refusals import Refusal

SETTLES = {
    "text": ("text",),
    "channel_id": ("channel",),
    "person_id": ("person",),
    "contact_user_id": ("contact_user",),
    "next_contact_on": ("next_contact",),
    "sets_date": ("next_contact",),
    "type_id": ("type",),
    "product_id": ("product",),
    "subject": ("subject",),
    "customer_id": ("customer",),
    "priority": ("priority",),
    "answers": ("answers", "over_limit"),
    "then_answers": ("answers", "over_limit"),
    "advances": ("answers", "over_limit"),
    "direction": ("direction", "answers", "over_limit"),
    "to_center_id": ("direction", "over_limit"),
    "over_limit": ("over_limit",),
    "files": ("files",),
    "mails_person": ("mails_person",),
}
"""By field of a form, the spots that its change settles."""


class Problems:
    """A spot belongs to one field or several; the first one takes what has no field."""

    def __init__(self) -> None:
        self._spots: dict[str, tuple[TextElement, Element | None]] = {}

    def spot(self, *fields: str, focus: Element | None = None) -> None:
        """Draw an empty spot here for the sentences of `fields`."""
        said = node("p", "problem", "", role="alert", hidden=True)
        assert isinstance(said, TextElement)
        for field in fields:
            self._spots[field] = (said, focus)

    def clear(self) -> None:
        self.settle(*self._spots)

    def settle(self, *fields: str) -> None:
        """Something was done about it: the sentence goes."""
        for field in fields:
            if found := self._spots.get(field):
                said, focus = found
                said.text = ""
                attributed(said, hidden=True)
                if focus:
                    attributed(focus, aria_invalid=None)

    def show(self, refusals: Iterable[Refusal]) -> None:
        self.clear()
        by_field: dict[str, list[str]] = defaultdict(list)
        for refusal in refusals:
            field = refusal.field if refusal.field in self._spots else ""
            by_field[field].append(sentences([refusal]))
        for field, said in by_field.items():
            self.say(field, " ".join(dict.fromkeys(said)))
        self._focus_first(by_field)

    def say(self, field: str, text: str) -> None:
        said, focus = self._spots[field]
        said.text = f"{said.text} {text}".strip()
        attributed(said, hidden=None)
        if focus:
            attributed(focus, aria_invalid="true")

    def _focus_first(self, fields: Iterable[str]) -> None:
        wanted = set(fields)
        found = [spot for field, spot in self._spots.items() if field in wanted]
        for said, focus in [each for each in found if each[1]][:1] or found[:1]:
            if focus:
                lead(focus)
            said.run_method("scrollIntoView", {"block": "nearest"})
