"""The form of a line: what it is, where it leads, and what it asks of people."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from nicegui import events

from components import sent
from components.forms.keeping import BROUGHT, retyped
from components.i18n import _
from components.markup import button, heard, node
from components.ticket.select import Item, Select
from components.workflow.answers import AnswerFields, new_answer
from components.workflow.flags import flags_of
from components.workflow.inputs import Typed
from components.workflow.line_fields import (
    ElementField,
    NextField,
    OrderField,
)
from components.workflow.removing import remove_line
from components.workflow.state import DraftState
from components.workflow.words import kind_words
from services.workflow import Step, StepKind


class LineForm:
    """`seen` is the line as its fields show it: what another changed meanwhile is refused (M4)."""

    def __init__(self, state: DraftState, line_id: int, step: Step) -> None:
        self._state, self._line_id, self.seen = state, line_id, step
        self.kind, self._pending = step.kind, 0
        self._row = node("tr", aria_current="true")
        with self._row, node("td", "shaping", colspan="4") as cell:
            pass
        with cell:
            body = node("div", "line-form", data_line_form="", data_keeps="",
                        data_opener=str(step.order))  # fmt: skip
        heard(body, "brought", self._brought, js_handler=BROUGHT)
        with body:
            self._draw(step)

    async def _brought(self, event: events.GenericEventArguments) -> None:
        there = {typed.field: typed for typed in self._typed}
        for what, before, now in retyped(sent.told(event)):
            if what in there:
                await there[what].retype(before, now)

    @property
    def _typed(self) -> list[Typed]:
        after = self._answers.typed if self._answers else [self._next.typed]
        return [self._order.typed, self._element.typed, *after]

    def _draw(self, step: Step) -> None:
        with node("div", "line-fields"):
            self._order = OrderField(self._state, self._line_id, self._tell, step)
            self._element = ElementField(self._state, self.edit, self._tell, step)
            if step.kind is not StepKind.DECISION:
                self._next = NextField(self._state, self.edit, self._tell, step)
        self._answers = None
        if step.kind is StepKind.DECISION:
            self._answers = AnswerFields(self._state, self.edit, self._tell, step)
        self._refusal = node("p", "refusal", "", role="alert", hidden=True)
        with node("div", "line-foot"):
            self._flags = flags_of(step, self.edit)
            node("span", "fill")
            self._draw_kind(step)
            button(_("Remove"), self._remove, "btn is-quiet is-small", data_key="delete")

    def _draw_kind(self, step: Step) -> None:
        kinds = [Item(kind, words) for kind, words in kind_words().items()]
        Select(self._turned, aria_label=_("Kind")).show(kinds, step.kind)

    async def _turned(self, kind: StepKind) -> None:
        """What only the other kind has goes; undo brings it back."""
        answers = (new_answer(_("Yes")), new_answer(_("No")))
        bare = Step(self.seen.order, kind, None, None,
                    answers=answers if kind is StepKind.DECISION else ())  # fmt: skip
        names = ("kind", "center_id", "next_order", "question", "answers", "sub_workflow_id",
                 "requires_contact_user", "allows_staying", "allows_other_centers")  # fmt: skip
        await self.edit(**{name: getattr(bare, name) for name in names})

    def show(self, step: Step) -> None:
        """Another may have changed it; what one typed and is being recorded is left alone."""
        if self._pending or step.kind is not self.kind:
            return
        self.seen = step
        for field in (self._order, self._element, self._answers or self._next, self._flags):
            field.show(step)

    def insists(self) -> bool:
        """Stand at what isn't understood yet, if anything."""
        wrong = next((each for each in self._typed if each.wrong), None)
        if wrong:
            wrong.focus()
        return wrong is not None

    def focus(self, *, fresh: bool) -> None:
        (self._order if fresh else self._element).typed.focus()

    def delete(self) -> None:
        self._row.delete()

    async def edit(self, **fields: Any) -> bool:
        self._tell()
        seen, self.seen = self.seen, replace(self.seen, **fields)
        self._pending += 1
        try:
            return await self._state.edit(self._line_id, seen, **fields)
        finally:
            self._pending -= 1
            self._show_present()

    def _show_present(self) -> None:
        line = self._state.draft.line(self._line_id)
        if line and not self._row.is_deleted:
            self.show(line.step)

    async def _remove(self) -> None:
        await remove_line(self._state, self._line_id)

    def _tell(self) -> None:
        """Why what was typed isn't understood, of each field that has such."""
        sentences = [each.wrong for each in self._typed if each.wrong]
        self._refusal.text = " ".join(sentences)  # type: ignore[attr-defined]
        self._refusal.props["hidden"] = not sentences
        self._refusal.update()
