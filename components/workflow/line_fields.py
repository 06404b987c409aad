"""The fields of a line: its order, what stands there, and where it leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from components.i18n import _
from components.workflow.answers import Edit, Told
from components.workflow.completing import CENTERS, LINKS, WORKFLOWS
from components.workflow.inputs import Labelled, Typed
from components.workflow.state import DraftState
from components.workflow.typing import (
    NotUnderstood,
    center_typed,
    link_typed,
    order_typed,
    workflow_typed,
)
from components.workflow.words import center_words, line_words, link_words, workflow_words
from services.drafting import Line, renumbered
from services.workflow import Step, StepKind


class LineField:
    """`tell` says what isn't understood."""

    typed: Typed

    def __init__(self, state: DraftState, tell: Told) -> None:
        self.state, self.tell = state, tell

    def refuse(self, sentence: str) -> None:
        self.typed.mark(wrong=sentence)
        self.tell()


class EditedField(LineField):
    """What is typed is recorded by `edit` once it is understood."""

    def __init__(self, state: DraftState, edit: Edit, tell: Told) -> None:
        super().__init__(state, tell)
        self.edit = edit

    async def understood(
        self, what: str, read: Callable[[str], Any], text: str, sentence: str
    ) -> None:
        try:
            value = read(text)
        except NotUnderstood:
            return self.refuse(sentence)
        self.typed.mark()
        await self.edit(**{what: value})
        return None


class OrderField(LineField):
    """Renumbering takes the links to it along."""

    def __init__(self, state: DraftState, line_id: int, tell: Told, step: Step) -> None:
        super().__init__(state, tell)
        self._line_id, self._order = line_id, step.order
        with Labelled(_("Order"), "is-order"):
            self.typed = Typed(_("Order"), str(step.order), self._ordered, inputmode="numeric")

    def show(self, step: Step) -> None:
        self._order = step.order
        self.typed.show(str(step.order))

    async def _ordered(self, text: str) -> None:
        try:
            order = order_typed(text)
        except NotUnderstood:
            return self.refuse(_("An order is a whole number, like 10."))
        if taken := self._other_at(order):
            line = line_words(self.state.known, taken.step)
            return self.refuse(
                _("{line} has this order: the links to both could not be told apart.", line=line)
            )
        self.typed.mark()
        self.tell()
        await self.state.apply(renumbered(self.state.lines, self._line_id, order))
        return None

    def _other_at(self, order: int) -> Line | None:
        others = (each for each in self.state.lines if each.id != self._line_id)
        is_own = order == self._order
        return None if is_own else next((each for each in others if each.step.order == order), None)


class ElementField(EditedField):
    """Its question, CR or workflow."""

    def __init__(self, state: DraftState, edit: Edit, tell: Told, step: Step) -> None:
        super().__init__(state, edit, tell)
        told, offers = {
            StepKind.DECISION: (self._asked, None),
            StepKind.CENTER: (self._centered, CENTERS),
            StepKind.WORKFLOW: (self._called, WORKFLOWS),
        }[step.kind]
        label, is_live = _label(step.kind), step.kind is StepKind.DECISION
        with Labelled(label, "is-element"):
            self.typed = Typed(label, self._words(step), told, is_live=is_live, list=offers)

    def _words(self, step: Step) -> str:
        if step.kind is StepKind.DECISION:
            return step.question
        if step.kind is StepKind.CENTER:
            return center_words(self.state.known, step.center_id)
        return workflow_words(self.state.known, step.sub_workflow_id)

    def show(self, step: Step) -> None:
        words = self._words(step)
        if step.kind is not StepKind.DECISION or words != self.typed.value.strip():
            self.typed.show(words)

    async def _asked(self, text: str) -> None:
        await self.edit(question=text.strip())

    async def _centered(self, text: str) -> None:
        await self.understood("center_id", lambda typed: center_typed(self.state.known, typed),
                              text, _("No one CR is called “{text}”.", text=text))  # fmt: skip

    async def _called(self, text: str) -> None:
        await self.understood("sub_workflow_id",
                              lambda typed: workflow_typed(self.state.known, typed), text,
                              _("No one workflow is called “{text}”.", text=text))  # fmt: skip


class NextField(EditedField):
    """Where a line leads that asks nothing."""

    def __init__(self, state: DraftState, edit: Edit, tell: Told, step: Step) -> None:
        super().__init__(state, edit, tell)
        with Labelled(_("Next order"), "is-next"):
            self.typed = Typed(_("Next order"), self._words(step), self._led, list=LINKS)
        self._mark(step)

    def _words(self, step: Step) -> str:
        return link_words(self.state.known, self.state.lines, step.next_order)

    def show(self, step: Step) -> None:
        self.typed.show(self._words(step))
        self._mark(step)

    def _mark(self, step: Step) -> None:
        there = {line.step.order for line in self.state.lines}
        self.typed.hangs(step.next_order is not None and step.next_order not in there)

    async def _led(self, text: str) -> None:
        def read(typed: str) -> int | None:
            return link_typed(self.state.known, self.state.lines, typed)

        await self.understood("next_order", read, text,
                              _("No one line is called “{text}”.", text=text))  # fmt: skip


def _label(kind: StepKind) -> str:
    labels = {StepKind.DECISION: _("Question"), StepKind.CENTER: _("CR")}
    return labels.get(kind, _("Workflow"))
