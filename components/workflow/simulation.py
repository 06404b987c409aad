"""A draft walked as a person on a type, beside the chart that shows the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any

from nicegui import ui
from nicegui.element import Element

from components.i18n import _
from components.markup import attributed, button, node
from components.workflow.simulation_choice import Choice, offered_people, offered_types
from components.workflow.simulation_showing import show_demands, show_question, show_route
from components.workflow.simulation_ways import show_ways
from services.configuration import Configuration
from services.drafting import Line
from services.people_colors import initials_of
from services.simulation import Trial, begin, demands
from services.workflow import Graph

Lit = Callable[[Sequence[int], str], None]
LOADED = '<script type="module" src="/static/simulation.js"></script>'


class Simulation:
    """`on_walked` gets the lines passed, the last one the present, and the walker's initials."""

    def __init__(self, user_id: int, *, on_walked: Lit) -> None:
        self._user_id, self._on_walked = user_id, on_walked
        self._trial: Trial | None = None
        self._ways_shown = False
        ui.add_head_html(LOADED)

    def draw(self, known: Configuration, graph: Graph) -> Element:
        """Head and body into where it is called; the body, for what else stands in it."""
        with node("header", "sim-head"):
            node("h2", "h3", _("Simulation"), id="try")
            types = offered_types(known, graph.workflow_id)
            self._type = Choice(_("Type"), types, self._chosen)
            people = offered_people(known)
            self._person = Choice(_("Person"), people, self._chosen, value=self._user_id)
            node("span", "fill")
            small = "btn is-quiet is-small"
            self._back = button(_("One step back"), self._goes_back, small, before="undo")
            self._again = button(_("Start over"), self._restarts, small, before="restart_alt")
        with node("div", "sim") as body:
            self._now = node("div", "sim-now", aria_live="polite")
            button(_("All ways to the end"), self._toggles, small, before="account_tree")
            self._ways = node("div", "sim-ways", hidden=True)
        return body

    def show(self, known: Configuration, graph: Graph, lines: Sequence[Line]) -> None:
        """Another state of the draft: the walk is kept as far as it still allows."""
        self._known, self._graph = known, graph
        self._line_of: dict[int, int] = {}
        for line in lines:
            self._line_of.setdefault(line.step.order, line.id)
        library = known.library.publishing(graph)
        before = self._trial
        self._trial = before.within(library) if before else begin(library, graph.version_id)
        self._show()

    def _show(self) -> None:
        trial = self._walked
        for made in (self._back, self._again):
            attributed(made, aria_disabled=None if trial.has_begun else "true").update()
        self._now.clear()
        with self._now:
            show_route(trial)
            show_question(self._known, trial, self._says)
            show_demands(self._known, self._demands())
        if self._ways_shown:
            show_ways(self._ways, self._known, self._graph, trial.library)
        token = initials_of(self._known.users[self._person.value or self._user_id].name)
        passed = [line for order in trial.orders if (line := self._line_of.get(order))]
        self._on_walked(passed if trial.has_begun else [], token)

    def _demands(self) -> Any:
        kind = self._known.types.get(self._type.value or 0)
        person = self._person.value or self._user_id
        today = self._known.today(datetime.now(UTC))
        return demands(self._known, self._walked, kind, person, today=today)

    @property
    def _walked(self) -> Trial:
        assert self._trial is not None
        return self._trial

    def _says(self, said: str) -> Callable[[], None]:
        return partial(self._goes, lambda trial: trial.say(said))

    def _goes_back(self) -> None:
        self._goes(lambda trial: trial.back())

    def _restarts(self) -> None:
        self._goes(lambda trial: trial.restart())

    def _goes(self, step: Callable[[Trial], Trial]) -> None:
        self._trial = step(self._walked)
        self._show()

    def _chosen(self) -> None:
        self._show()

    def _toggles(self) -> None:
        self._ways_shown = not self._ways_shown
        attributed(self._ways, hidden=None if self._ways_shown else True).update()
        self._show()
        if self._ways_shown:
            self._ways.run_method("scrollIntoView", {"block": "start"})
