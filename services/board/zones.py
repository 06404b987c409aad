"""Where the flow's ways lead from a ticket, as zones to drop it on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from services.board.judging import Bench
from services.board.verdicts import Part, Zone
from services.refusals import Refusal
from services.tickets.wishes import Wish
from services.workflow import Given, Lands, Library, Way, Ways

MOST_ZONES = 4
Zones = dict[int, list[Zone]]
Against = dict[int, tuple[Refusal, ...]]


def zones_of(bench: Bench, flow: Ways) -> tuple[Zones, Against]:
    """By CR: the flow's ways that are open, and what stands against the others."""
    open_zones: Zones = defaultdict(list)
    against: Against = {}
    for way in flow.ways:
        zone = _zone(bench, way)
        wish = Wish(direction="advance", answers=way.answers)
        center = zone.to or bench.ticket.center_id
        judged = bench.judged(zone, wish)
        if isinstance(judged, Zone):
            open_zones[center].append(judged)
        else:
            against.setdefault(center, judged)
    return open_zones, against


def _zone(bench: Bench, way: Way) -> Zone:
    known = bench.found.configuration
    parts = tuple(part_of(known.library, given) for given in way.answers)
    if not isinstance(way.outcome, Lands):
        return Zone(to=None, answers=way.answers, parts=parts, ends=True)
    center = known.centers[way.outcome.step.center_id or 0]
    return Zone(to=center.id, answers=way.answers, parts=parts, closes=center.closes_ticket)


def part_of(library: Library, given: Given) -> Part:
    step = library.graph(given.version_id).step(given.order)
    number = next(n for n, answer in enumerate(step.answers, 1) if answer.key == given.key)
    return Part(step.question, step.answers[number - 1].label, number)


def joined(zones: Iterable[Zone]) -> tuple[Zone, ...]:
    """All, or where they are too many only what the first question's answers tell apart."""
    found = tuple(zones)
    if len(found) <= MOST_ZONES:
        return found
    by_first: dict[Given, list[Zone]] = defaultdict(list)
    for zone in found:
        by_first[zone.answers[0]].append(zone)
    return tuple(_begun(those) for those in by_first.values())


def _begun(zones: list[Zone]) -> Zone:
    """What zones with the same first answer share; the rest is asked after the drop."""
    if len(zones) == 1:
        return zones[0]
    first = zones[0]
    asks = dict.fromkeys(each for zone in zones for each in zone.asks)
    return Zone(
        to=first.to,
        answers=first.answers[:1],
        parts=first.parts[:1],
        asks=tuple(asks),
        over=first.over,
        closes=first.closes,
        more=True,
    )
