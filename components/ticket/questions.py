"""The questions on the way, each with its numbered answers, and the path they make."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from nicegui.element import Element

from components.markup import attributed, icon, node
from components.ticket.radios import Option, Radios
from components.ticket.words import center_words
from services.configuration import Center
from services.tickets.course import Asked, Choice, Course
from services.workflow import Given


class Questions:
    """A line a question; the one that is open takes the number keys."""

    def __init__(self, on_answer: Callable[[int, Given], Any]) -> None:
        self._on_answer = on_answer
        self._lines: list[tuple[str, Element, Radios]] = []
        self.element = node("div", "questions", hidden=True, tabindex="-1")

    def show(self, course: Course) -> None:
        attributed(self.element, hidden=None if course.asked else True)
        kept = _same(self._lines, course.asked)
        for _question, line, _radios in self._lines[kept:]:
            line.delete()
        self._lines = self._lines[:kept]
        with self.element:
            for index, asked in enumerate(course.asked[kept:], start=kept):
                self._lines.append(self._line(index, asked.question))
        for (_question, line, radios), asked in zip(self._lines, course.asked, strict=True):
            options = [_answer(choice) for choice in asked.choices]
            radios.show(options, asked.chosen)
            attributed(line, data_open=None if asked.chosen else "")

    def _line(self, index: int, question: str) -> tuple[str, Element, Radios]:
        with node("div", "q") as line:
            node("span", "kind is-decision", aria_hidden="true")
            said = node("b", text=question)
            radios = Radios(lambda given: self._on_answer(index, given), "line answers-row",
                            item="answer", aria_labelledby=said.html_id, tabindex="-1")  # fmt: skip
        return question, line, radios


def draw_path(course: Course, target: Center | None) -> None:
    """The answers by their words, then the CR."""
    with node("span", "route"):
        for asked in course.asked:
            with node("span", "step is-decision"):
                node("span", "kind is-decision", aria_hidden="true")
                node("span", text=asked.answer)
            icon("chevron_right")
        with node("span", "step"):
            node("span", "kind", aria_hidden="true")
            node("span", text=center_words(target))


def _answer(choice: Choice) -> Option:
    return Option(choice.given, choice.label, key=str(choice.number))


def _same(lines: Sequence[tuple[str, Element, Radios]], asked: Sequence[Asked]) -> int:
    """How many lines still ask what they asked."""
    pairs = zip(lines, asked, strict=False)
    for index, ((question, _line, radios), now) in enumerate(pairs):
        if question != now.question or radios.values != [choice.given for choice in now.choices]:
            return index
    return min(len(lines), len(asked))
