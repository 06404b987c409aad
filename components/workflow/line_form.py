"""The form of a line: what it is, where it leads, and what it asks of people."""

from __future__ import annotations

from collections.abc import Sequence
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
from components.workflow.inputs import Labelled, Typed
from components.workflow.removing import remove_line
from components.workflow.state import DraftState
from components.workflow.typing import (
    NotUnderstood,
    center_typed,
    link_typed,
    order_typed,
    workflow_typed,
)
from components.workflow.words import (
    center_words,
    kind_words,
    line_words,
    link_words,
    workflow_words,
)
from services.drafting import Line, renumbered
from services.workflow import Step, StepKind

CENTERS, WORKFLOWS, LINKS = "known-centers", "known-workflows", "known-lines"


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
        after = self._answers.typed if self._answers else [self._next]
        return [self._order, self._element, *after]

    def _draw(self, step: Step) -> None:
        with node("div", "line-fields"):
            with Labelled(_("Order"), "is-order"):
                self._order = Typed(_("Order"), str(step.order), self._ordered, inputmode="numeric")
            self._draw_element(step)
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

    def _draw_element(self, step: Step) -> None:
        known, label = self._state.known, _element_label(step.kind)
        with Labelled(label, "is-element"):
            if step.kind is StepKind.DECISION:
                self._element = Typed(label, step.question, self._asked, is_live=True)
            elif step.kind is StepKind.CENTER:
                words = center_words(known, step.center_id)
                self._element = Typed(label, words, self._centered, list=CENTERS)
            else:
                words = workflow_words(known, step.sub_workflow_id)
                self._element = Typed(label, words, self._called, list=WORKFLOWS)
        if step.kind is not StepKind.DECISION:
            with Labelled(_("Next order"), "is-next"):
                self._next = Typed(_("Next order"), self._link(step), self._led, list=LINKS)
            self._mark_next(step)

    def _link(self, step: Step) -> str:
        return link_words(self._state.known, self._state.lines, step.next_order)

    def show(self, step: Step) -> None:
        """Another may have changed it; what one typed and is being recorded is left alone."""
        if self._pending or step.kind is not self.kind:
            return
        self.seen = step
        self._order.show(str(step.order))
        known = self._state.known
        if step.kind is StepKind.CENTER:
            self._element.show(center_words(known, step.center_id))
        elif step.kind is StepKind.WORKFLOW:
            self._element.show(workflow_words(known, step.sub_workflow_id))
        elif step.question != self._element.value.strip():
            self._element.show(step.question)
        if self._answers:
            self._answers.show(step)
        else:
            self._next.show(self._link(step))
            self._mark_next(step)
        self._flags.show(step)

    def _mark_next(self, step: Step) -> None:
        there = {line.step.order for line in self._state.lines}
        self._next.hangs(step.next_order is not None and step.next_order not in there)

    def insists(self) -> bool:
        """Stand at what isn't understood yet, if anything."""
        wrong = next((each for each in self._typed if each.wrong), None)
        if wrong:
            wrong.focus()
        return wrong is not None

    def focus(self, *, fresh: bool) -> None:
        (self._order if fresh else self._element).focus()

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

    async def _ordered(self, text: str) -> None:
        try:
            order = order_typed(text)
        except NotUnderstood:
            return self._refuse(self._order, _("An order is a whole number, like 10."))
        if taken := self._other_at(order):
            line = line_words(self._state.known, taken.step)
            words = _(
                "{line} has this order: the links to both could not be told apart.", line=line
            )
            return self._refuse(self._order, words)
        self._order.mark()
        self._tell()
        await self._state.apply(renumbered(self._state.lines, self._line_id, order))
        return None

    def _other_at(self, order: int) -> Line | None:
        others = (each for each in self._state.lines if each.id != self._line_id)
        is_own = order == self.seen.order
        return None if is_own else next((each for each in others if each.step.order == order), None)

    async def _asked(self, text: str) -> None:
        await self.edit(question=text.strip())

    async def _centered(self, text: str) -> None:
        await self._understood(self._element, "center_id", center_typed, text,
                               _("No one CR is called “{text}”.", text=text))  # fmt: skip

    async def _called(self, text: str) -> None:
        await self._understood(self._element, "sub_workflow_id", workflow_typed, text,
                               _("No one workflow is called “{text}”.", text=text))  # fmt: skip

    async def _led(self, text: str) -> None:
        await self._understood(self._next, "next_order", self._linked, text,
                               _("No one line is called “{text}”.", text=text))  # fmt: skip

    def _linked(self, known: Any, text: str) -> int | None:
        return link_typed(known, self._state.lines, text)

    async def _understood(
        self, typed: Typed, what: str, read: Any, text: str, sentence: str
    ) -> None:
        try:
            value = read(self._state.known, text)
        except NotUnderstood:
            return self._refuse(typed, sentence)
        typed.mark()
        await self.edit(**{what: value})
        return None

    def _show_present(self) -> None:
        line = self._state.draft.line(self._line_id)
        if line and not self._row.is_deleted:
            self.show(line.step)

    async def _remove(self) -> None:
        await remove_line(self._state, self._line_id)

    def _refuse(self, typed: Typed, sentence: str) -> None:
        typed.mark(wrong=sentence)
        self._tell()

    def _tell(self) -> None:
        """Why what was typed isn't understood, of each field that has such."""
        sentences = [each.wrong for each in self._typed if each.wrong]
        self._refusal.text = " ".join(sentences)  # type: ignore[attr-defined]
        self._refusal.props["hidden"] = not sentences
        self._refusal.update()


def _element_label(kind: StepKind) -> str:
    labels = {StepKind.DECISION: _("Question"), StepKind.CENTER: _("CR")}
    return labels.get(kind, _("Workflow"))


def offered(known: Any, lines: Sequence[Any]) -> dict[str, list[str]]:
    """What the fields offer while one types, by the id of their list."""
    return {
        CENTERS: [f"{each.code} {each.name}" for each in known.centers.values() if each.is_usable],
        WORKFLOWS: [each.name for each in known.workflows.values() if each.is_active],
        LINKS: [line_words(known, line.step) for line in lines],
    }
