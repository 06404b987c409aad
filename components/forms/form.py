"""The form that puts every refusal at its field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from components.forms.fields import AnyField, Fields
from components.i18n import _
from components.markup import attributed, icon, node
from components.refusal_words import by_field, sentence
from services.refusals import HasChanged, Refused


class Form(Fields):
    """`attempt` puts every refusal at its field, and what has none on top.

    What somebody else changed meanwhile is said there too, and to save again is to choose one's
    own. A refusal goes once its field is changed.
    """

    def __init__(self, *, recalls: bool = False) -> None:
        super().__init__(recalls=recalls)
        self._clashing: set[str] = set()
        with node("p", "note is-danger", role="alert", hidden=True) as self._note:
            icon("error")
            self._sentence = node("span", text="")

    def add(self, what: str, field: AnyField) -> AnyField:
        field.follow(lambda: field.refuse() if field.problems else None)
        return super().add(what, field)

    @property
    def problems(self) -> int:
        """What must be put right; to save over what others changed needs only saving again."""
        return sum(f.problems for what, f in self.fields.items() if what not in self._clashing)

    def focus_problem(self) -> None:
        for field in self.fields.values():
            if field.problems:
                field.focus()
                break

    def discard(self) -> None:
        self._show({})
        super().discard()

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

    def _show(self, sentences: Mapping[str, list[str]]) -> None:
        self._clashing.clear()
        for what, field in self.fields.items():
            field.refuse(" ".join(sentences.get(what, ())))
        homeless: list[str] = []
        for what, some in sentences.items():
            root, _dot, part = what.partition(".")
            if root not in self.fields:
                homeless += some
            elif part:
                self.fields[root].refuse_part(part, " ".join(some))
        self._say(homeless)
        if sentences:
            self.focus_problem()

    def _say(self, sentences: Sequence[str]) -> None:
        """What is wrong with no field of its own."""
        self._sentence.text = " ".join(sentences)  # type: ignore[attr-defined]
        attributed(self._note, hidden=None if sentences else True)
        self._note.update()
