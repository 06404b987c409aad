"""Where a simulation stands: the way so far, what is asked next, and what it would take."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from components.i18n import _
from components.markup import heard, icon, kbd, node
from components.workflow.simulation_words import demand_words, end_words
from components.workflow.words import element_words, kind_class
from services.configuration import Configuration
from services.simulation import Demand, Point, Trial
from services.workflow import Asks, Lands, StepKind

Says = Callable[[str], Callable[[], None]]


def show_route(trial: Trial) -> None:
    with node("div", "route", role="group", aria_label=_("The way so far")):
        for place, point in enumerate(trial.points):
            if point.path:
                if place:
                    icon("chevron_right")
                after = trial.points[place + 1] if place + 1 < len(trial.points) else None
                _stop(point, after)


def _stop(point: Point, after: Point | None) -> None:
    asks = isinstance(point.at, Asks)
    kind = StepKind.DECISION if asks else StepKind.CENTER
    words = " ".join(str(frame.order) for frame in point.path)
    if isinstance(point.at, Asks):
        answer = point.at.step.answer(after.said) if after else None
        words = f"{words}? {answer.label if answer else ''}".strip()
    with node("span", "step is-decision" if asks else "step"):
        node("span", kind_class(kind), aria_hidden="true")
        node("span", text=words)


def show_question(known: Configuration, trial: Trial, says: Says) -> None:
    at = trial.present.at
    with node("div", "line sim-asks"):
        if isinstance(at, Asks):
            node("span", kind_class(StepKind.DECISION), aria_hidden="true")
            node("b", text=at.step.question or _("A question without words"))
            node("span", "fill")
            for number, answer in enumerate(at.step.answers, 1):
                _choice(number, answer.label or "–", says(answer.key))
        elif isinstance(at, Lands):
            node("span", kind_class(StepKind.CENTER), aria_hidden="true")
            node("b", text=element_words(known, at.step) or _("not chosen yet"))
            node("span", "fill")
            center = known.centers.get(at.step.center_id or 0)
            if center is None or not center.closes_ticket:
                _choice(1, _("Next follow-up"), says(""))
        else:
            icon("flag")
            node("b", text=end_words(trial.present))


def _choice(number: int, words: str, act: Callable[[], None]) -> None:
    with node("button", "answer", type="button", data_n=str(number)) as made:
        kbd(str(number))
        node("span", text=words)
    heard(made, "click", act, args=[])


def show_demands(known: Configuration, found: Iterable[Demand]) -> None:
    with node("ul", "sim-demands small", aria_label=_("What would be asked for")):
        for demand in found:
            with node("li", "finding" if demand.stops else "soft"):
                node("b", "", demand.rule)
                node("span", text=demand_words(known, demand))
