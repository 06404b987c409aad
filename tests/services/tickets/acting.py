"""What somebody might do to a ticket as it is, likely or not."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from random import Random
from typing import Any

from services import rules, tickets
from services.configuration import Configuration, configuration
from services.tickets import Done, Reopening, Wish
from services.tickets.case import Related
from services.tickets.finding import LIMITED, Found
from services.tickets.following_up import attempt
from services.tickets.state import READ, TicketState, state_of
from services.transaction import Rows, reading
from services.workflow import ways
from tests.factories import Cast, in_days

Act = Callable[[], Awaitable[Done]]


@dataclass(frozen=True)
class Stand:
    """A ticket as somebody has it before them."""

    cast: Cast
    found: Found
    ticket: TicketState
    by: int

    @property
    def known(self) -> Configuration:
        return self.found.configuration

    def act(self, wish: Wish | Reopening) -> Act:
        number, version = self.ticket.number, self.ticket.version
        if isinstance(wish, Reopening):
            return lambda: tickets.reopen(number, wish, version=version, by=self.by)
        return lambda: tickets.follow_up(number, wish, version=version, by=self.by)

    def may(self, wish: Wish | Reopening) -> bool:
        """By the rules, as long as nobody is faster; a reopening is only ever tried."""
        if isinstance(wish, Reopening):
            return self.known.may(self.by, "ticket.reopen")
        case, refused = attempt(self.found, self.ticket, wish, by=self.by, now=datetime.now(UTC))
        return not (refused or rules.objections(case))


async def standing(number: int, cast: Cast, by: int) -> Stand:
    known = await configuration()

    async def read(rows: Rows) -> list[list[Any]]:
        return await rows.rows((READ, (number,)), (LIMITED, ()))

    [row], limited = await reading(read)
    ticket = state_of(row)
    related = Related(cast.customer, ticket.customer_name, counts=dict(limited))
    return Stand(cast, Found(known, related, ticket=ticket), ticket, by)


def someone(cast: Cast, dice: Random) -> int:
    return dice.choice((cast.ana, cast.bruno, cast.carla, cast.rui, cast.davi, cast.admin))


def wishes(stand: Stand, dice: Random) -> list[Wish | Reopening]:
    """Every kind of act on the ticket, in any order."""
    found = reopenings(stand) if stand.ticket.is_closed else follow_ups(stand)
    dice.shuffle(found)
    return found


def reopenings(stand: Stand) -> list[Wish | Reopening]:
    spoken = contact(stand)
    plain = [
        Reopening(text="again", next_contact_on=in_days(1), over_limit=confirmed, **spoken)
        for confirmed in (False, True, True, True)
    ]
    return [*plain, *(replace(wish, contact_user_id=stand.by) for wish in plain)]


def follow_ups(stand: Stand) -> list[Wish | Reopening]:
    said = Wish(text="so", **contact(stand))
    onward = [replace(said, direction="advance", answers=way.answers) for way in _ways(stand)]
    away = [
        replace(said, direction="other", to_center_id=center.id)
        for center in stand.known.centers.values()
        if center.is_usable
    ]
    moves = [*onward, *onward, *onward, *away]
    confirmed = [replace(move, over_limit=True) for move in moves]
    dated = [replace(said, next_contact_on=in_days(days)) for days in (0, 1, 2)]
    plain = [said, *moves, *confirmed, *dated]
    return [*plain, *(replace(wish, contact_user_id=stand.by) for wish in plain)]


def _ways(stand: Stand) -> Any:
    on = stand.ticket.flow == "on"
    return ways(stand.known.library, stand.ticket.path).ways if on else ()


def contact(stand: Stand) -> dict[str, int]:
    return {"channel_id": stand.cast.channel(), "person_id": stand.cast.person}
