"""The answers of a decision: label, where each leads, and their order."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from uuid import uuid4

from components.i18n import _
from components.markup import attributed, button, icon, icon_button, node
from components.workflow.completing import LINKS
from components.workflow.inputs import Typed
from components.workflow.state import DraftState
from components.workflow.typing import NotUnderstood, link_typed
from components.workflow.words import link_words
from services.workflow import Answer, Step

Edit = Callable[..., Awaitable[bool]]
Told = Callable[[], None]


def new_answer(label: str = "") -> Answer:
    return Answer(uuid4().hex[:12], label, None)


class AnswerFields:
    """Drawn anew where answers come, go or change places; else patched."""

    def __init__(self, state: DraftState, edit: Edit, told: Told, step: Step) -> None:
        self._state, self._edit, self._tell, self._answers = state, edit, told, step.answers
        self._labels: dict[str, Typed] = {}
        self._targets: dict[str, Typed] = {}
        self._box = node("div", "answers")
        self._draw()
        with node("p", "line"):
            button(_("Answer"), self._add, "btn is-quiet is-small", before="add")

    def _draw(self) -> None:
        self._box.clear()
        self._labels.clear()
        self._targets.clear()
        with self._box:
            for index, answer in enumerate(self._answers):
                self._row(index, answer)

    def _row(self, index: int, answer: Answer) -> None:
        async def label_told(text: str) -> None:
            await self._changed(answer.key, label=text.strip())

        async def target_told(text: str) -> None:
            await self._led(answer.key, text)

        label = _("Answer {n}", n=index + 1)
        self._labels[answer.key] = Typed(label, answer.label, label_told, is_live=True,
                                          data_answer=answer.key)  # fmt: skip
        icon("arrow_forward", "muted")
        self._targets[answer.key] = Typed(
            _("Answer {n} leads to", n=index + 1), self._link(answer), target_told, list=LINKS,
            placeholder=_("ends here"), data_answer=answer.key,
        )  # fmt: skip
        with node("span", "line"):
            self._acts(answer.key, answer.label or label)
        self._mark(answer)

    def _acts(self, key: str, name: str) -> None:
        """By Alt and an arrow, or Alt Delete, from the answer's fields: Tab goes past them."""
        up, down = _("Move {name} up", name=name), _("Move {name} down", name=name)
        acts = (
            ("expand_more", up, "arrowup", lambda: self._moved(key, -1)),
            ("expand_more", down, "arrowdown", lambda: self._moved(key, 1)),
            ("close", _("Remove {name}", name=name), "delete", lambda: self._removed(key)),
        )
        for symbol, words, pressed, act in acts:
            made = icon_button(symbol, words, act, "is-up" if pressed == "arrowup" else "")
            attributed(made, tabindex="-1", title=words, data_answer=key, data_key=f"alt+{pressed}")

    @property
    def typed(self) -> list[Typed]:
        return [*self._labels.values(), *self._targets.values()]

    def _link(self, answer: Answer) -> str:
        return link_words(self._state.known, self._state.lines, answer.target_order)

    def _mark(self, answer: Answer) -> None:
        there = {line.step.order for line in self._state.lines}
        target = answer.target_order
        self._targets[answer.key].hangs(target is not None and target not in there)

    def show(self, step: Step) -> None:
        self._answers = step.answers
        if list(self._labels) != [each.key for each in step.answers]:
            return self._draw()
        for answer in step.answers:
            if answer.label != self._labels[answer.key].value.strip():
                self._labels[answer.key].show(answer.label)
            self._targets[answer.key].show(self._link(answer))
            self._mark(answer)
        return None

    async def _changed(self, key: str, **fields: object) -> None:
        answers = [
            replace(each, **fields) if each.key == key else each  # type: ignore[arg-type]
            for each in self._answers
        ]
        await self._told(answers)

    async def _led(self, key: str, text: str) -> None:
        try:
            order = link_typed(self._state.known, self._state.lines, text)
        except NotUnderstood:
            words = _("No one line is called “{text}”.", text=text)
            self._targets[key].mark(wrong=words)
            return self._tell()
        self._targets[key].mark()
        await self._changed(key, target_order=order)
        return None

    async def _add(self) -> None:
        added = new_answer()
        await self._told([*self._answers, added])
        if added.key in self._labels:
            self._labels[added.key].focus()

    async def _removed(self, key: str) -> None:
        await self._told([each for each in self._answers if each.key != key])

    async def _moved(self, key: str, by: int) -> None:
        answers = list(self._answers)
        at = next(index for index, each in enumerate(answers) if each.key == key)
        if 0 <= at + by < len(answers):
            answers[at], answers[at + by] = answers[at + by], answers[at]
            await self._told(answers)
            self._labels[key].focus()

    async def _told(self, answers: list[Answer]) -> None:
        self._answers = tuple(answers)
        await self._edit(answers=self._answers)
