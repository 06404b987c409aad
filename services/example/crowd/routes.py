"""Walks through the workflows as chance would have them, found once and used many times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from services.configuration import Configuration, Type
from services.tickets.entry import as_read
from services.workflow import Given, Lands, Path, ways, ways_from_start

LONGEST = 9
ROUTES = 200
STAYS = 0.3
"""How often a ticket rather stays where it is than moves on."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where an entry leaves the ticket; `answers` as they read."""

    path: Path
    center_id: int
    closes: bool
    answers: list[dict[str, Any]]


Route = tuple[Stop, ...]


def routes(configuration: Configuration, kind: Type, chance: Random) -> list[Route]:
    """Routes of a type with a workflow; none where it can't be begun."""
    found = (tuple(_wander(configuration, kind, chance)) for _ in range(ROUTES))
    return [route for route in found if route]


def _wander(configuration: Configuration, kind: Type, chance: Random) -> Iterator[Stop]:
    version = configuration.library.current.get(kind.workflow_id or 0)
    choices = _landing(ways_from_start(configuration.library, version).ways) if version else []
    for _ in range(LONGEST):
        if not choices:
            return
        answers, lands = chance.choice(choices)
        stop = _stop(configuration, answers, lands)
        yield stop
        if stop.closes:
            return
        choices = _landing(ways(configuration.library, lands.path).ways)
        away = [each for each in choices if each[1].path != lands.path]
        if away and chance.random() > STAYS:
            choices = away


def _landing(found: Any) -> list[tuple[tuple[Given, ...], Lands]]:
    return [(way.answers, way.outcome) for way in found if isinstance(way.outcome, Lands)]


def _stop(configuration: Configuration, answers: tuple[Given, ...], lands: Lands) -> Stop:
    center_id = lands.step.center_id or 0
    closes = configuration.centers[center_id].closes_ticket
    return Stop(lands.path, center_id, closes, as_read(configuration, answers))
