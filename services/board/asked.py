"""Who looks at which board, through what, on which day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from services.access.sight import rooms_of, visible_where
from services.board import columns
from services.board.filters import EVERYTHING, Filter, both, condition
from services.board.statements import Scope
from services.configuration import Configuration, configuration

DAYS_OF_CLOSED = 7


@dataclass(frozen=True, slots=True)
class Asked:
    board: columns.Board
    by: int
    chosen: Filter
    today: date
    configuration: Configuration

    @property
    def sight(self) -> Scope:
        return Scope(visible_where(self.configuration, self.by))

    @property
    def scope(self) -> Scope:
        """Sight and filter."""
        return Scope(both(self.sight.condition, condition(self.chosen, self.today)))

    @property
    def rooms(self) -> tuple[str, ...]:
        return rooms_of(self.configuration, self.by)

    @property
    def since(self) -> datetime:
        """From when closed tickets are shown: midnight, seven days ago."""
        first = self.today - timedelta(days=DAYS_OF_CLOSED)
        return datetime.combine(first, time(), self.configuration.zone).astimezone(UTC)

    @property
    def key(self) -> tuple[object, ...]:
        """Equal for all who would read the same."""
        return self.board.id, self.rooms, self.chosen, self.today, self.configuration.version


async def asked(
    board_id: int, *, by: int, chosen: Filter = EVERYTHING, now: datetime | None = None
) -> Asked | None:
    """None where there is no such board."""
    known = await configuration()
    found = columns.board(known, board_id)
    if found is None:
        return None
    today = known.today(now or datetime.now(UTC))
    return Asked(found, by, _placed(known, chosen), today, known)


def _placed(known: Configuration, chosen: Filter) -> Filter:
    """With the CRs that are not elsewhere."""
    board = columns.board(known, chosen.elsewhere) if chosen.elsewhere else None
    return replace(chosen, inside=board.centers) if board else chosen
