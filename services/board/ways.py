"""Where a ticket may be dropped: the flow's ways, other CRs, reopening. The rules decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime

from services.board import reopening
from services.board.columns import Board
from services.board.judging import Bench
from services.board.verdicts import ColumnWays, Part, TicketWays, Why, Zone, verdict_of
from services.configuration import configuration
from services.refusals import Refusal
from services.tickets.case import Related
from services.tickets.finding import LIMITED, WATCHERS, Found, visible
from services.tickets.landing import landing
from services.tickets.state import READ, state_of
from services.tickets.wishes import Wish
from services.transaction import Rows, reading
from services.workflow import Given, Lands, Library, Way, Ways, ahead, ways

MOST_ZONES = 4
NO_WAYS = Ways(ways=(), more=False)


async def ways_of(number: int, *, by: int, board: Board, now: datetime | None = None) -> TicketWays:
    """Raises Refused where `by` doesn't see the ticket (P1)."""
    found, rested = await reading(lambda rows: _read(rows, number))
    ticket = visible(found, by)
    bench = Bench(found, ticket, by, now or datetime.now(UTC))
    if ticket.is_closed:
        return reopening.ways_back(bench, board, rested)
    return _onward(bench, board)


async def _read(rows: Rows, number: int) -> tuple[Found, list[tuple[int, str, str]]]:
    known = await configuration()
    ticket, watchers, limited, rested = await rows.rows(
        (READ, (number,)), (WATCHERS, (number,)), (LIMITED, ()), (reopening.RESTED, (number,))
    )
    found = Found(
        configuration=known,
        related=Related(counts=dict(limited)),
        ticket=state_of(ticket[0]) if ticket else None,
        watchers=frozenset(row[0] for row in watchers),
    )
    return found, rested


def _onward(bench: Bench, board: Board) -> TicketWays:
    ticket = bench.ticket
    library = bench.found.configuration.library
    flow = ways(library, ticket.path) if ticket.flow == "on" else NO_WAYS
    open_zones, against = _zones(bench, flow)
    through = _first(flow, ticket.center_id)
    return TicketWays(
        number=ticket.number,
        version=ticket.version,
        center=ticket.center_id,
        columns={
            center: _column(bench, center, open_zones, against, through) for center in board.centers
        },
        question=_question(library, flow),
        truncated=flow.more,
    )


Zones = dict[int, list[Zone]]
Against = dict[int, tuple[Refusal, ...]]


def _zones(bench: Bench, flow: Ways) -> tuple[Zones, Against]:
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


def _column(
    bench: Bench, center: int, open_zones: Zones, against: Against, through: int | None
) -> ColumnWays:
    if zones := open_zones.get(center):
        return verdict_of(joined(zones), None)
    if center == bench.ticket.center_id:
        return ColumnWays("stay")
    if center in against:
        return verdict_of((), Why(against[center]))
    return _elsewhere(bench, center, through)


def _elsewhere(bench: Bench, center: int, through: int | None) -> ColumnWays:
    """Another CR: freely, back into the flow, or off it."""
    known = bench.found.configuration
    wish = Wish(direction="other", to_center_id=center)
    zone = Zone(
        to=center,
        direction="other",
        closes=known.centers[center].closes_ticket,
        off_flow=_is_off_flow(bench, wish),
    )
    judged = bench.judged(zone, wish)
    if isinstance(judged, Zone):
        return verdict_of((judged,), None)
    is_later = bench.ticket.flow == "on" and center in ahead(known.library, bench.ticket.path)
    return verdict_of((), Why(judged, through if is_later else None))


def _is_off_flow(bench: Bench, wish: Wish) -> bool:
    return landing(bench.found.configuration, bench.ticket, wish).is_off_flow


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


def _first(flow: Ways, here: int) -> int | None:
    """The first other CR that the flow leads to."""
    ahead = [way.outcome.step.center_id for way in flow.ways if isinstance(way.outcome, Lands)]
    return next((center for center in ahead if center != here), None)


def _question(library: Library, flow: Ways) -> str | None:
    given = next((way.answers[0] for way in flow.ways if way.answers), None)
    return part_of(library, given).question if given else None
