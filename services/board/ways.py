"""Where a ticket may be dropped: the flow's ways, other CRs, reopening. The rules decide."""

from __future__ import annotations

from datetime import UTC, datetime

from services.board import reopening
from services.board.columns import Board
from services.board.judging import Bench
from services.board.verdicts import ColumnWays, TicketWays, Why, Zone, verdict_of
from services.board.zones import Against, Zones, joined, part_of, zones_of
from services.configuration import configuration
from services.tickets.case import Related
from services.tickets.finding import LIMITED, WATCHERS, Found, visible
from services.tickets.landing import landing
from services.tickets.state import READ, state_of
from services.tickets.wishes import Wish
from services.transaction import Rows, reading
from services.workflow import Lands, Library, Ways, ahead, ways

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
    open_zones, against = zones_of(bench, flow)
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


def _first(flow: Ways, here: int) -> int | None:
    """The first other CR that the flow leads to."""
    ahead = [way.outcome.step.center_id for way in flow.ways if isinstance(way.outcome, Lands)]
    return next((center for center in ahead if center != here), None)


def _question(library: Library, flow: Ways) -> str | None:
    given = next((way.answers[0] for way in flow.ways if way.answers), None)
    return part_of(library, given).question if given else None
