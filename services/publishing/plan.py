"""What publishing would do to every open ticket of a workflow, by the step it stands on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from services.configuration import Configuration
from services.publishing.fates import Choices, Fate, Way, Why, fate
from services.publishing.standing import Standing, standing
from services.publishing.target import Target, is_place
from services.transaction import Rows
from services.workflow import Frame, Graph, Step, StepKind

ORDER = list(Way)


@dataclass(frozen=True, slots=True)
class Group:
    """Tickets of one old step that fare alike. `number` and `step` are the old version's.

    `tickets` are those that whoever asks may see, `count` is of all. `to` is an order of the
    new version. `is_caller`: they are inside the sub-workflow that the step calls.
    """

    way: Way
    at: Frame
    number: int
    step: Step | None
    to: int | None
    why: Why | None
    count: int
    tickets: tuple[int, ...]
    is_caller: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """`targets`: the steps that may be chosen where a choice is needed."""

    groups: tuple[Group, ...]
    targets: tuple[Step, ...]

    @property
    def total(self) -> int:
        return sum(group.count for group in self.groups)

    @property
    def wanting(self) -> tuple[Group, ...]:
        return self.of(Way.NEEDS_CHOICE)

    def of(self, way: Way) -> tuple[Group, ...]:
        return tuple(group for group in self.groups if group.way is way)

    def count(self, *ways: Way) -> int:
        return sum(group.count for group in self.groups if group.way in ways)


async def plan(
    configuration: Configuration,
    rows: Rows,
    graph: Graph,
    *,
    by: int | None,
    choices: Choices | None = None,
) -> Plan:
    """`graph` is the draft, or what has just been published."""
    target = Target(graph, configuration.library, configuration.centers)
    found = await standing(rows, target, configuration, by=by)
    return planned(configuration, target, found, choices or {})


def planned(
    configuration: Configuration, target: Target, tickets: Iterable[Standing], choices: Choices
) -> Plan:
    judged = Judged(configuration, target, choices)
    groups: dict[tuple[object, ...], list[Standing]] = defaultdict(list)
    fates: dict[tuple[object, ...], tuple[Fate, bool]] = {}
    for ticket in tickets:
        if (found := judged.fate(ticket)) is None:
            continue
        is_caller = found.at != ticket.path[-1]
        key = (found.way, found.at, found.to, found.why, is_caller)
        fates[key] = found, is_caller
        groups[key].append(ticket)
    drawn = [_group(target, *fates[key], groups[key]) for key in groups]
    drawn.sort(key=lambda g: (ORDER.index(g.way), -g.number, g.at.order, g.to or 0))
    return Plan(tuple(drawn), places(target))


class Judged:
    """Fates of tickets; what is alike is judged once."""

    def __init__(self, configuration: Configuration, target: Target, choices: Choices) -> None:
        self._configuration, self._target, self._choices = configuration, target, choices
        self._known: dict[object, Fate | None] = {}

    def fate(self, ticket: Standing) -> Fate | None:
        holds = self._configuration.can_hold(ticket.contact_user_id)
        key = ticket.path, ticket.flow, holds
        if key not in self._known:
            self._known[key] = fate(
                self._target, ticket.path, flow=ticket.flow, holds=holds, choices=self._choices
            )
        return self._known[key]


def places(target: Target) -> tuple[Step, ...]:
    steps = target.graph.of_kind(StepKind.CENTER)
    return tuple(step for step in steps if is_place(target, step.order))


def _group(target: Target, found: Fate, is_caller: bool, tickets: list[Standing]) -> Group:
    return Group(
        way=found.way,
        at=found.at,
        number=target.library.graph(found.at.version_id).number,
        step=target.old_step(found.at),
        to=found.to,
        why=found.why,
        count=len(tickets),
        tickets=tuple(ticket.number for ticket in tickets if ticket.is_visible),
        is_caller=is_caller,
    )
