"""What every field of a form is: a value that is followed, with its label and its refusal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nicegui.element import Element

from components.leading import lead
from components.markup import attributed, node
from components.sent import NotUnderstood

Changed = Callable[[Any], Any]


class Followed:
    """A value, and who wants to know when a person changes it."""

    control: Element

    def __init__(self, value: Any) -> None:
        self.value = value
        self.problems = 0
        """How many things stand against it."""
        self._followers: list[Callable[[], Any]] = []

    def follow(self, follower: Callable[[], Any]) -> None:
        self._followers.append(follower)

    def show(self, value: Any) -> None:
        """Stand at `value`, as if nobody had touched it."""
        raise NotImplementedError

    def words(self, value: Any) -> str:
        """How `value` reads."""
        return str(value)

    def recall(self, words: str = "") -> None:
        """Say what it was; nothing takes it back."""
        raise NotImplementedError

    def refuse(self, sentence: str = "") -> None:
        """Say what is wrong; nothing takes it back."""
        raise NotImplementedError

    def focus(self) -> None:
        raise NotImplementedError

    def changes_from(self, before: Any) -> int:
        """How many changes it holds."""
        return int(self.value != before)

    def settled(self, sent: Any, saved: Any) -> None:
        """What was `sent` is `saved`; what was typed meanwhile stays."""
        if self.value == sent and saved != sent:
            self.show(saved)

    def shape(self) -> Any:
        """The type of its value; None: nobody keeps it."""
        return None

    def read(self, text: str) -> Any:
        """What it holds while its control reads so; raises NotUnderstood, or ValueError."""
        del text
        raise NotUnderstood

    def retype(self, part: str, text: str) -> None:
        """As if `text` were typed into its control, or into that of a `part`."""
        if part:
            raise NotUnderstood
        value = self.read(text)
        if value != self.value:
            self.show(value)
            self.took(value)

    def refuse_part(self, part: str, sentence: str) -> None:
        """Of a field that holds several: say it at the one named `part`."""

    def learnt(self, before: Any, part: str, theirs: Any) -> Any:
        """`before`, with what others made of the one named `part`."""
        del part, theirs
        return before

    def took(self, value: Any) -> None:
        """A person has entered `value`."""
        self.value = value
        for follower in self._followers:
            follower()


class Field(Followed):
    """A label, whatever `_control` draws, and room for a refusal."""

    def __init__(self, label: str, *, value: Any, help_text: str = "") -> None:
        super().__init__(value)
        with node("div", "field"):
            with node("label", text=label) as self._label:
                self._was = node("span", "req", "", hidden=True)
            self.control = self._control()
            if help_text:
                node("p", "help", help_text)
            self._refusal = node("p", "refusal", "", role="alert", hidden=True)
        attributed(self._label, for_=self.control.html_id)

    def _control(self) -> Element:
        raise NotImplementedError

    def recall(self, words: str = "") -> None:
        if words != self._was.text:  # type: ignore[attr-defined]
            self._was.text = words  # type: ignore[attr-defined]
            attributed(self._was, hidden=None if words else True).update()

    def refuse(self, sentence: str = "") -> None:
        self.problems = int(bool(sentence))
        self._refusal.text = sentence  # type: ignore[attr-defined]
        attributed(self._refusal, hidden=None if sentence else True)
        attributed(self.control, aria_invalid="true" if sentence else None)
        self._refusal.update()
        self._mark(bool(sentence))

    def _mark(self, is_wrong: bool) -> None:
        self.control.classes(**{"add" if is_wrong else "remove": "is-wrong"})
        self.control.update()

    def focus(self) -> None:
        lead(self.control)
