"""`open`: a new ticket, answered and moved on in the same act where that is asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from services import rules
from services.configuration import Configuration
from services.folding import folded
from services.refusals import (
    CenterIsUnusable,
    CustomerIsMissing,
    Refusal,
    Refused,
    TicketIsClosed,
    TypeIsUnusable,
)
from services.tickets.case import Case
from services.tickets.changing import landed
from services.tickets.entry import Entry
from services.tickets.finding import Found, Named, find
from services.tickets.following_up import attempt, done
from services.tickets.keys import once
from services.tickets.landing import Landing, at_start
from services.tickets.state import TicketState
from services.tickets.wishes import UNCHANGED, Done, Opening, Wish
from services.tickets.writing import written
from services.transaction import Work, unit_of_work

NEXT = """insert into counter (name, value) values ('ticket', 1)
on conflict (name) do update set value = counter.value + 1 returning value"""


async def open(
    opening: Opening,
    *,
    by: int,
    key: str | None = None,
    now: datetime | None = None,
    is_example: bool = False,
) -> Done:
    """Open a ticket. Raises Refused with everything that is missing or not allowed."""

    async def body(work: Work) -> Done:
        return await once(work, key, opening, lambda: _act(work, opening, is_example))

    return await unit_of_work(body, by=by, now=now, only_rows=True)


async def _act(work: Work, opening: Opening, is_example: bool) -> Done:
    by = work.by or 0
    found = await find(work, _named(opening))
    first, second = _judged(found, opening, by=by, now=work.now)
    [[(number,)]] = await work.rows((NEXT, ()))
    first = _numbered(first, number, is_example)
    follow_up_id = await written(work, found, Entry(first, opening.answers))
    if second is None or opening.then is None:
        return done(first, follow_up_id)
    second = replace(_numbered(second, number, is_example), before=first.after)
    follow_up_id = await written(work, found, Entry(second, opening.then.answers))
    return done(second, follow_up_id)


def _named(opening: Opening) -> Named:
    return Named(opening.person_id, opening.customer_id, opening.product_id)


def _numbered(case: Case, number: int, is_example: bool) -> Case:
    return replace(case, after=replace(case.after, number=number, is_example=is_example))


def _judged(found: Found, opening: Opening, *, by: int, now: datetime) -> tuple[Case, Case | None]:
    """Requirements judge what stands after the second entry; M3 also the first CR."""
    _known(found, opening)
    objections: list[Refusal] = []
    first, refused = _first(found, opening, by=by, now=now)
    objections += refused
    second = None
    if opening.then is not None and not refused:
        second, more = _second(found, first, opening.then, by=by, now=now)
        objections += more
    objections += _against(first, second)
    if objections:
        raise Refused(*objections)
    return first, second


def _known(found: Found, opening: Opening) -> None:
    """Without customer and type there is nothing to judge."""
    missing: list[Refusal] = []
    if found.related.customer_name is None:
        missing.append(CustomerIsMissing())
    if opening.type_id not in found.configuration.types:
        missing.append(TypeIsUnusable())
    if missing:
        raise Refused(*missing)


def _against(first: Case, second: Case | None) -> list[Refusal]:
    if second is None:
        return rules.objections(first)
    whole = replace(first, after=second.after, landing=second.landing, text=first.text)
    return [
        *rules.objections(whole),
        *rules.moves.usable_center(first),
        *rules.moves.limit(second),
        *rules.permissions.needed(second, "ticket.follow_up"),
        *rules.moves.off_flow(second),
        *rules.moves.must_move(second),
    ]


def _first(
    found: Found, opening: Opening, *, by: int, now: datetime
) -> tuple[Case, tuple[Refusal, ...]]:
    configuration = found.configuration
    kind = configuration.types[opening.type_id or 0]
    refused: tuple[Refusal, ...] = ()
    try:
        where = at_start(configuration, kind.workflow_id, opening.answers, opening.to_center_id)
        if where.center_id not in configuration.centers:
            refused = (CenterIsUnusable(center=None),)
    except Refused as failed:
        where, refused = Landing(None, (), "none"), failed.refusals
    if refused:
        where = replace(where, center_id=_any_center(configuration))
    ticket = landed(found, _blank(found, opening, by=by, now=now), where, by=by, now=now)
    return _case(found, opening, ticket, where, by=by, now=now), refused


def _any_center(configuration: Configuration) -> int:
    """Somewhere to judge the other fields from."""
    return next(center.id for center in configuration.centers.values() if center.is_usable)


def _blank(found: Found, opening: Opening, *, by: int, now: datetime) -> TicketState:
    kind = found.configuration.types[opening.type_id or 0]
    customer = found.related.customer_name or ""
    return TicketState(
        number=0,
        customer_id=opening.customer_id or 0,
        product_id=opening.product_id,
        type_id=kind.id,
        subject=opening.subject.strip(),
        folded=folded(f"{customer} {opening.subject}")[:400],
        center_id=0,
        flow="none",
        path=(),
        workflow_id=None,
        entered_center_at=now,
        priority=opening.priority,
        board_priority=kind.priority if opening.priority is None else opening.priority,
        contact_user_id=opening.contact_user_id,
        next_contact_on=opening.next_contact_on,
        opened_by_id=by,
        opened_at=now,
        closed_by_id=None,
        closed_at=None,
        withdrawn_at=None,
        follow_up_count=1,
        attachment_count=0,
        is_example=False,
        version=1,
        customer_name=customer,
    )


def _case(
    found: Found, opening: Opening, ticket: TicketState, where: Landing, *, by: int, now: datetime
) -> Case:
    return Case(
        configuration=found.configuration,
        by=by,
        now=now,
        kind="opened",
        before=None,
        after=ticket,
        landing=where,
        text=opening.text,
        channel_id=opening.channel_id,
        person_id=opening.person_id,
        over_limit=False,
        names_contact_user=opening.contact_user_id is not None,
        related=found.related,
    )


def _second(
    found: Found, first: Case, then: Wish, *, by: int, now: datetime
) -> tuple[Case, tuple[Refusal, ...]]:
    """F1 where the first entry has closed it already."""
    holder = first.after.contact_user_id
    wish = Wish(
        direction=then.direction,
        answers=then.answers,
        to_center_id=then.to_center_id,
        expects_center_id=then.expects_center_id,
        over_limit=then.over_limit,
        channel_id=first.channel_id,
        person_id=first.person_id,
        contact_user_id=UNCHANGED if holder is None else holder,
    )
    case, refused = attempt(found, first.after, wish, by=by, now=now)
    if first.closes:
        who = found.configuration.who_may("ticket.reopen")
        refused = (*refused, TicketIsClosed(number=first.after.number, who=who))
    return case, refused
