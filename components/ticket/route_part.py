"""Where the follow-up takes the ticket: the direction, the questions on the way, the path."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from components.i18n import _
from components.markup import attributed, node
from components.refusals import sentence
from components.ticket.over_box import OverBox
from components.ticket.problems import Problems
from components.ticket.questions import Questions, draw_path
from components.ticket.radios import Option, Radios
from components.ticket.select import Item, Select
from components.ticket.words import center_words
from services.configuration import Center
from services.refusals import Refusal
from services.tickets.plan import Plan
from services.workflow import Given


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
                    self._directions = Radios(
                        on_direction, "seg", aria_label=_("Routing"), tabindex="-1"
                    )
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

    def show(
        self, plan: Plan, here: Center, others: Sequence[Center], to_center_id: int | None
    ) -> None:
        attributed(self.element, hidden=True if plan.retypes and not plan.course.asked else None)
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
        first = (
            _("Stay in {center}", center=center_words(here))
            if plan.course.ends
            else _("Choose a CR")
        )
        items = [Item(None, first), *(Item(each.id, center_words(each)) for each in others)]
        self._centers.show(items, to_center_id)

    def _show_path(self, plan: Plan) -> None:
        lands = plan.course.step is not None and plan.target is not None
        attributed(self._path, hidden=None if lands else True)
        self._path.clear()
        if lands:
            with self._path:
                draw_path(plan.course, plan.target)


def _directions(plan: Plan, here: Center) -> list[Option]:
    """A way that is closed stays in place, with its reason; one that doesn't exist isn't shown."""
    ways = plan.directions
    stay = Option("stay", _("Stay in {code}", code=here.code), is_off=bool(ways.stay))
    other = Option(
        "other", _("Choose the CR") if ways.is_free else _("Other CRs"), is_off=bool(ways.other)
    )
    if ways.advance:
        return [stay, other]
    return [Option("advance", _("Advance in the workflow")), stay, other]


def _reasons(plan: Plan) -> tuple[Refusal, ...]:
    return (*plan.directions.stay, *plan.directions.other)
