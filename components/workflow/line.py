"""One line of the sequence: as it reads, and open to be shaped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from components.i18n import _
from components.leading import lead
from components.markup import attributed, heard, icon, node
from components.pressing import turned
from components.workflow.line_form import LineForm
from components.workflow.state import DraftState
from components.workflow.words import element_words, kind_class, kind_words, tags_of
from services.drafting import Line
from services.workflow import Step, StepKind


class LineRow:
    """A `tbody` of its own: the row, and below it the form while it is open."""

    def __init__(
        self, state: DraftState, line_id: int, turn: Callable[[int], Any], shut: Callable[[], Any]
    ) -> None:
        self._state, self.line_id, self._turn = state, line_id, turn
        self._step: Step | None = None
        self._words: tuple[Any, ...] = ()
        self._marks: tuple[Any, ...] = ()
        self._form: LineForm | None = None
        with node("tbody", data_line=str(line_id)) as self.element:
            self._row = node("tr")
            with self._row:
                self._draw()
        turned(self._row, "aria-current", lambda: self._turn(line_id))
        heard(self.element, "shut", shut, args=[])

    def _draw(self) -> None:
        with node("td"):
            self._button = node("button", "order", "", type="button", aria_expanded="false")
        with node("td"):
            self._element = node("span", "el")
        self._to = node("td", "to")
        self._badges = node("td", "badges")

    def show(self, line: Line) -> None:
        words = self._as_read(line.step)
        if words != self._words:
            self._words = words
            self._patch(line.step)
        self._step = line.step
        if self._form and self._form.kind is not line.step.kind:
            self._form.delete()
            self._form = None
            self.open(fresh=False)
        elif self._form:
            self._form.show(line.step)

    def _as_read(self, step: Step) -> tuple[Any, ...]:
        known, lines = self._state.known, self._state.lines
        there = frozenset(line.step.order for line in lines)
        links = (step.next_order, *(answer.target_order for answer in step.answers))
        hanging = tuple(each for each in links if each is not None and each not in there)
        return (step, element_words(known, step), tuple(tags_of(known, step)), hanging)

    def _patch(self, step: Step) -> None:
        self._button.text = str(step.order)  # type: ignore[attr-defined]
        words, tags, hanging = self._words[1:]
        self._element.clear()
        with self._element:
            node("span", kind_class(step.kind), role="img", aria_label=kind_words()[step.kind])
            code, _space, name = words.partition(" ")
            if step.kind is StepKind.CENTER and words:
                node("span", "k", code)
                words = name
            node("span", "name" if words else "name muted", words or _("not chosen yet"))
            for symbol, text in tags:
                with node("span", "tag"):
                    icon(symbol)
                    node("span", text=text)
        self._to.clear()
        with self._to:
            links_of(step, hanging)

    def open(self, *, fresh: bool) -> None:
        if self._step is None:
            return
        attributed(self._row, aria_current="true").classes("is-open").update()
        attributed(self._button, aria_expanded="true").update()
        if self._form is None:
            with self.element:
                self._form = LineForm(self._state, self.line_id, self._step)
        self._form.focus(fresh=fresh)

    def close(self) -> None:
        if self._form:
            self._form.delete()
            self._form = None
        attributed(self._row, aria_current=None).classes(remove="is-open").update()
        attributed(self._button, aria_expanded="false").update()

    def insists(self) -> bool:
        """Stand at what isn't understood yet, if anything."""
        return self._form is not None and self._form.insists()

    def focus(self) -> None:
        lead(self._button)

    def delete(self) -> None:
        self.element.delete()

    def mark(self, found: tuple[bool, str] | None, others: list[str]) -> None:
        if (found, others) == self._marks:
            return
        self._marks = (found, others)
        self._badges.clear()
        with self._badges:
            for initials in others:
                node("span", "avatar", initials, role="img", aria_label=initials)
            if found:
                is_error, words = found
                symbol, look = ("error", "") if is_error else ("warning", "is-warning")
                node("i", f"i i-{symbol} finding {look}", role="img", aria_label=words, title=words)


def links_of(step: Step, hanging: tuple[int, ...]) -> None:
    if step.kind is not StepKind.DECISION:
        _link(step.next_order, hanging)
        return
    for index, answer in enumerate(step.answers):
        if index:
            node("span", text=" · ")
        node("span", text=(answer.label or "…") + " ")
        _link(answer.target_order, hanging)


def _link(order: int | None, hanging: tuple[int, ...]) -> None:
    if order is None:
        node("span", "muted", _("end"))
    else:
        node("b", "is-hanging" if order in hanging else "", str(order))
