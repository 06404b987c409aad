"""Where the follow-up takes the ticket: the direction, the questions on the way, the path."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from nicegui import events
from nicegui.element import Element

from components.i18n import _
from components.markup import attributed, heard, icon, node
from components.refusals import sentence
from components.ticket.problems import Problems
from components.ticket.radios import Option, Radios
from components.ticket.select import Item, Select
from components.ticket.words import center_words
from services.configuration import Center
from services.refusals import Refusal
from services.tickets.course import Asked, Course
from services.tickets.plan import Plan
from services.workflow import Given

CHECKED = "(event) => emit(event.target.checked)"


class RoutePart:
    def __init__(
        self,
        on_direction: Callable[[str], Any],
        on_answer: Callable[[int, Given], Any],
        on_center: Callable[[int | None], Any],
        on_over: Callable[[bool], Any],
        problems: Problems,
    ) -> None:
        with node("div", "field") as self.element:
            self._label: Any = node("div", "label", _("Routing"))
            with node("div", "wizard") as self.box:
                self._line = node("div", "line directions")
                with self._line:
                    self._directions = Radios(on_direction, "seg", aria_label=_("Routing"), tabindex="-1")
                    self._why: Any = node("span", "small muted why-not", "")
                self.questions = Questions(on_answer)
                self._elsewhere = node("div", "out elsewhere", hidden=True)
                with self._elsewhere:
                    self._ends: Any = node("span", "small soft", "")
                    self._centers = Select(on_center, aria_label=_("CR"))
                self._path = node("div", "out", hidden=True)
                self._over = OverBox(on_over)
            problems.spot("direction", "answers", focus=self._directions.element)
            problems.spot("over_limit")

    def show(self, plan: Plan, here: Center, others: Sequence[Center], to_center_id: int | None) -> None:
        attributed(self._line, hidden=True if plan.retypes else None)
        self._directions.show(_directions(plan, here), plan.direction)
        self._why.text = " ".join(dict.fromkeys(sentence(r) for r in _reasons(plan)))
        self.questions.show(plan.course)
        self._show_elsewhere(plan, here, others, to_center_id)
        self._show_path(plan)
        is_over = plan.over is not None
        self._over.show(plan.over if is_over else None, may_exceed=plan.may_exceed)

    def _show_elsewhere(
        self, plan: Plan, here: Center, others: Sequence[Center], to_center_id: int | None
    ) -> None:
        chooses = plan.direction == "other" or plan.course.ends
        attributed(self._elsewhere, hidden=None if chooses else True)
        ends = _("The workflow ends here.") if plan.course.ends else ""
        self._ends.text = ends
        attributed(self._ends, hidden=None if ends else True)
        first = _("Stay in {center}", center=center_words(here)) if plan.course.ends else _("Choose a CR")
        items = [Item(None, first), *(Item(each.id, center_words(each)) for each in others)]
        self._centers.show(items, to_center_id)

    def _show_path(self, plan: Plan) -> None:
        lands = plan.course.step is not None and plan.target is not None
        attributed(self._path, hidden=None if lands else True)
        self._path.clear()
        if lands:
            with self._path:
                draw_path(plan.course, plan.target)


class Questions:
    """A line a question; the one that is open takes the number keys."""

    def __init__(self, on_answer: Callable[[int, Given], Any]) -> None:
        self._on_answer = on_answer
        self._lines: list[tuple[str, Element, Radios]] = []
        self.element = node("div", "questions", hidden=True)

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
            radios.show([_answer(choice.number, choice.label, choice.given) for choice in asked.choices],
                        asked.chosen)  # fmt: skip
            attributed(line, data_open=None if asked.chosen else "")

    def _line(self, index: int, question: str) -> tuple[str, Element, Radios]:
        with node("div", "q") as line:
            node("span", "kind is-decision", aria_hidden="true")
            said = node("b", text=question)
            radios = Radios(lambda given: self._on_answer(index, given), "line answers-row",
                            item="answer", aria_labelledby=said.html_id, tabindex="-1")  # fmt: skip
        return question, line, radios


class OverBox:
    """Without it nothing goes over the limit (M5)."""

    def __init__(self, on_over: Callable[[bool], Any]) -> None:
        self._shown: Any = None
        self._on_over = on_over
        self.element = node("div", "out", hidden=True)

    def show(self, over: Refusal | None, *, may_exceed: bool) -> None:
        if (over, may_exceed) == self._shown:
            return
        self._shown = (over, may_exceed)
        attributed(self.element, hidden=None if over else True)
        self.element.clear()
        if over:
            with self.element:
                self._draw(over, may_exceed)

    def _draw(self, over: Refusal, may_exceed: bool) -> None:  # noqa: FBT001
        if not may_exceed:
            icon("block")
            node("span", text=sentence(over))
            return
        with node("label", "check"):
            box = node("input", type="checkbox")
            node("span", text=f"{_limit_words(over)} {_('Move anyway')}")
        heard(box, "change", self._checked, js_handler=CHECKED)

    def _checked(self, event: events.GenericEventArguments) -> Any:
        return self._on_over(bool(event.args))


def _limit_words(over: Refusal) -> str:
    """Without who can: the reader can."""
    return sentence(replace(over, who=()))


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


def _directions(plan: Plan, here: Center) -> list[Option]:
    """A way that is closed stays in place, with its reason; one that doesn't exist isn't shown."""
    ways = plan.directions
    stay = Option("stay", _("Stay in {code}", code=here.code), is_off=bool(ways.stay))
    other = Option("other", _("Choose the CR") if ways.is_free else _("Other CRs"), is_off=bool(ways.other))
    if ways.advance:
        return [stay, other]
    return [Option("advance", _("Advance in the workflow")), stay, other]


def _reasons(plan: Plan) -> tuple[Refusal, ...]:
    return (*plan.directions.stay, *plan.directions.other)


def _answer(number: int, label: str, given: Given) -> Option:
    return Option(given, label, key=str(number))


def _same(lines: Sequence[tuple[str, Element, Radios]], asked: Sequence[Asked]) -> int:
    """How many lines still ask what they asked."""
    pairs = zip(lines, asked, strict=False)
    for index, ((question, _line, radios), now) in enumerate(pairs):
        if question != now.question or radios.values != [choice.given for choice in now.choices]:
            return index
    return min(len(lines), len(asked))
