"""A reply as it would read on a real ticket."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from components.forms.select import SelectField
from components.i18n import _
from components.i18n_days import day_words
from components.markup import node
from components.settings.types.variables import shown
from services.catalog.reply_examples import Example
from services.tickets.replies import filled


@dataclass(frozen=True, slots=True)
class Tried:
    """The tickets it can be tried on, and who would write it when."""

    examples: Sequence[Example]
    user: str
    today: date

    def values(self, example: Example) -> Mapping[str, str]:
        due = example.next_contact_on
        return {
            "customer": example.customer,
            "contact_person": example.person,
            "ticket": f"#{example.number}",
            "product": example.product,
            "user": self.user,
            "next_contact": day_words(due, self.today) if due else "",
        }


class ReplyPreview:
    def __init__(self, tried: Tried) -> None:
        self._tried, self._text = tried, ""
        with node("div", "reply-preview"):
            if not tried.examples:
                node("p", "help", _("No open ticket of this type to try it on."))
                return
            options = {
                at: f"#{each.number} {each.customer}" for at, each in enumerate(tried.examples)
            }
            self._choice = SelectField(_("Preview for"), options, value=0)
            self._choice.follow(self._draw)
            self._box = node("p", "filled", "", aria_live="polite")

    def show(self, text: str) -> None:
        self._text = text
        if self._tried.examples:
            self._draw()

    def _draw(self) -> None:
        example = self._tried.examples[self._choice.value]
        self._box.text = shown(filled(self._text, self._tried.values(example)))  # type: ignore[attr-defined]
