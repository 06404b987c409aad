"""Fields by name, and what they held before anybody touched them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from components.forms.followed import Followed
from components.i18n import _
from components.markup import attributed

RECALLED = 40
"""Characters: what is longer is not said beside a label."""
AnyField = TypeVar("AnyField", bound=Followed)


class Fields:
    def __init__(self, *, recalls: bool = False) -> None:
        """`recalls`: it says at each changed field what it was."""
        self._recalls = recalls
        self.fields: dict[str, Followed] = {}
        self.before: dict[str, Any] = {}
        self._followers: list[Callable[[], Any]] = []

    def add(self, what: str, field: AnyField) -> AnyField:
        self.fields[what] = field
        self.before[what] = field.value
        if field.shape() is not None and hasattr(field, "control"):
            attributed(field.control, data_field=what)
        field.follow(self._changed)
        return field

    def value(self, what: str) -> Any:
        return self.fields[what].value

    @property
    def after(self) -> dict[str, Any]:
        return {what: field.value for what, field in self.fields.items()}

    @property
    def changes(self) -> int:
        """How many fields do not hold what they held."""
        return sum(field.changes_from(self.before[what]) for what, field in self.fields.items())

    def follow(self, follower: Callable[[], Any]) -> None:
        """Call `follower` whenever a field, or what it held before, changes."""
        self._followers.append(follower)

    def settle(self, sent: Mapping[str, Any], saved: Mapping[str, Any] | None = None) -> None:
        """What was `sent` is what is there; `saved`: where it is so in another shape.

        What was typed meanwhile stays, unsaved.
        """
        is_now = {**sent, **(saved or {})}
        for what, value in is_now.items():
            self.fields[what].settled(sent[what], value)
        self.before = is_now
        self._changed()

    def renew(self, values: Mapping[str, Any]) -> None:
        """What others made of it shows where nothing else was typed; the rest saving will say."""
        for what, value in values.items():
            field = self.fields[what]
            if field.value == self.before[what] and value != field.value:
                field.show(value)
                self.before[what] = value
        self._changed()

    def discard(self) -> None:
        for what, field in self.fields.items():
            if field.value != self.before[what]:
                field.show(self.before[what])
        self._changed()

    def _changed(self) -> None:
        if self._recalls:
            self._recall()
        for follower in self._followers:
            follower()

    def _recall(self) -> None:
        for what, field in self.fields.items():
            is_same = field.value == self.before[what]
            was = "" if is_same else field.words(self.before[what])
            field.recall(_("was {value}", value=was) if 0 < len(was) <= RECALLED else "")
