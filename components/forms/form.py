"""The form that puts every refusal at its field, and the topics of a settings page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from nicegui import ui
from nicegui.element import Element

from components.forms.followed import Followed
from components.i18n import _
from components.markup import Handler, attributed, button, heard, icon, node
from components.refusal_words import by_field, sentence
from services.refusals import HasChanged, Refused

RECALLED = 40
"""Characters: what is longer is not said beside a label."""
AnyField = TypeVar("AnyField", bound=Followed)


class Form:
    """Fields by name, and what they held before anybody touched them.

    `attempt` puts every refusal at its field, and what has none on top. What somebody else
    changed meanwhile is said there too, and to save again is to choose one's own. A refusal goes
    once its field is changed.
    """

    def __init__(self, *, recalls: bool = False) -> None:
        """`recalls`: it says at each changed field what it was."""
        self._recalls = recalls
        self.fields: dict[str, Followed] = {}
        self.before: dict[str, Any] = {}
        self._clashing: set[str] = set()
        self._followers: list[Callable[[], Any]] = []
        with node("p", "note is-danger", role="alert", hidden=True) as self._note:
            icon("error")
            self._sentence = node("span", text="")

    def add(self, what: str, field: AnyField) -> AnyField:
        self.fields[what] = field
        self.before[what] = field.value
        if field.shape() is not None and hasattr(field, "control"):
            attributed(field.control, data_field=what)
        field.follow(lambda: self._touched(field))
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

    @property
    def problems(self) -> int:
        """What must be put right; to save over what others changed needs only saving again."""
        return sum(f.problems for what, f in self.fields.items() if what not in self._clashing)

    def focus_problem(self) -> None:
        for field in self.fields.values():
            if field.problems:
                field.focus()
                break

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
        self._show({})
        self._changed()

    @contextmanager
    def attempt(self) -> Iterator[None]:
        self._show({})
        try:
            yield
        except Refused as refused:
            self._show(by_field(refused))
            self._learn(refused)

    def _learn(self, refused: Refused) -> None:
        """What others changed is what stands there now; it is said beside what one typed."""
        for each in refused.refusals:
            if not isinstance(each, HasChanged):
                continue
            root, _dot, part = each.what.partition(".")
            self._clashing.add(root)
            if part and root in self.fields:
                was = self.fields[root].learnt(self.before[root], part, each.theirs)
                self.before[root] = was
            elif each.what in self.fields:
                field = self.fields[each.what]
                self.before[each.what] = each.theirs
                theirs = _("It is now: {value}.", value=field.words(each.theirs))
                field.refuse(f"{sentence(each)} {theirs}")
        self._changed()

    def _touched(self, field: Followed) -> None:
        if field.problems:
            field.refuse()
        self._changed()

    def _recall(self) -> None:
        for what, field in self.fields.items():
            is_same = field.value == self.before[what]
            was = "" if is_same else field.words(self.before[what])
            field.recall(_("was {value}", value=was) if 0 < len(was) <= RECALLED else "")

    def _changed(self) -> None:
        if self._recalls:
            self._recall()
        for follower in self._followers:
            follower()

    def _show(self, sentences: Mapping[str, list[str]]) -> None:
        self._clashing.clear()
        for what, field in self.fields.items():
            field.refuse(" ".join(sentences.get(what, ())))
        for what, some in sentences.items():
            root, _dot, part = what.partition(".")
            if part and root in self.fields:
                self.fields[root].refuse_part(part, " ".join(some))
        homeless = [
            some for what, some in sentences.items() if what.partition(".")[0] not in self.fields
        ]
        rest = [each for some in homeless for each in some]
        self._sentence.text = " ".join(rest)  # type: ignore[attr-defined]
        attributed(self._note, hidden=None if rest else True)
        self._note.update()
        if sentences:
            self.focus_problem()


@contextmanager
def topic(heading: str, sentence: str = "") -> Iterator[Element]:
    """One subject of a settings page: what it is on the left, its fields on the right."""
    with node("section", "topic"):
        with node("header"):
            node("h2", text=heading)
            if sentence:
                node("p", text=sentence)
        with node("div") as body:
            yield body


def submitted(form: Element, act: Handler) -> None:
    """Enter in a field does what the form's button does; the page stays."""
    stays = "(event) => { event.preventDefault(); emit(); }"
    heard(form, "submit", act, args=[], js_handler=stays)


@contextmanager
def saved_by(label: str, act: Handler) -> Iterator[None]:
    """A form whose one button, or Enter, does `act`."""
    with node("form", "own-form", novalidate=True) as form:
        yield
        with node("div", "acts"):
            attributed(button(label), type="submit")
    submitted(form, act)


def said(*sentences: str) -> None:
    """A short word that it is done."""
    timeout = 4000 * len(sentences)
    ui.notify("\n".join(sentences), position="bottom-right", timeout=timeout, multi_line=True)
