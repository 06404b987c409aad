"""Where a new ticket begins, what its start asks, and advancing in the same act."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from nicegui import events

from components.i18n import _
from components.markup import attributed, heard, node
from components.new_ticket_form import NewForm
from components.ticket.over_box import CHECKED, OverBox
from components.ticket.problems import Problems
from components.ticket.questions import Questions, draw_path
from components.ticket.select import Item, Select
from components.ticket.words import center_words, rich
from services.configuration import Configuration
from services.tickets import composing
from services.tickets.course import Course
from services.workflow import Given

Answer = Callable[[int, Given], Any]


@dataclass(frozen=True, slots=True)
class StartHandlers:
    answer: Answer
    center: Callable[[int | None], Any]
    turn: Callable[[bool], Any]
    then: Answer
    over: Callable[[bool], Any]


class StartPart:
    def __init__(self, on: StartHandlers, problems: Problems) -> None:
        self._on_turn = on.turn
        with node("div", "field") as self.element:
            node("div", "label", _("Routing"))
            with node("div", "wizard"):
                self._questions = Questions(on.answer)
                with node("div", "out elsewhere") as self._free:
                    self._centers = Select(on.center, aria_label=_("CR"))
                self._begins = node("div", "out")
                with node("div", "out") as self._offer, node("label", "check"):
                    self._advances = node("input", type="checkbox")
                    node("span", text=_("Solved on the line? Advance now"))
                heard(self._advances, "change", self._turn, js_handler=CHECKED)
                self._then = Questions(on.then)
                self._path = node("div", "out")
                self._over = OverBox(on.over)
            problems.spot("answers", focus=self._questions.element)
            problems.spot("direction", focus=self._centers.element)
            problems.spot("over_limit")

    def _turn(self, event: events.GenericEventArguments) -> Any:
        return self._on_turn(bool(event.args))

    def show(
        self, shaped: Configuration, form: NewForm, counts: Mapping[int, int], *, may_exceed: bool
    ) -> None:
        course, then = form.course(shaped), form.then(shaped)
        self._questions.show(course)
        self._then.show(then)
        attributed(self._free, hidden=None if course.ends else True)
        usable = [
            Item(each.id, center_words(each)) for each in shaped.centers.values() if each.is_usable
        ]
        self._centers.show([Item(None, _("Choose a CR")), *usable], form.to_center_id)
        self._show_begin(shaped, course)
        attributed(self._offer, hidden=None if course.path else True)
        attributed(self._advances, checked=True if form.advances else None)
        self._show_path(shaped, then)
        over = composing.over_limit(shaped, then.center_id, counts, present=course.center_id)
        self._over.show(over, may_exceed=may_exceed)

    def _show_begin(self, shaped: Configuration, course: Course) -> None:
        attributed(self._begins, hidden=None if course.step else True)
        self._begins.clear()
        with self._begins, node("span"):
            rich(
                _("Begins in {center}."),
                center=center_words(shaped.centers.get(course.center_id or 0)),
            )

    def _show_path(self, shaped: Configuration, then: Course) -> None:
        arrives = then.step is not None or then.ends
        attributed(self._path, hidden=None if arrives else True)
        self._path.clear()
        center = shaped.centers.get(then.center_id or 0)
        with self._path:
            if then.step:
                draw_path(then, center)
            elif then.ends:
                node("span", text=_("The workflow ends here."))
            if center and center.closes_ticket:
                node("span", "soft", _("Opens and closes the ticket."))
