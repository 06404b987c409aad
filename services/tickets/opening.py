"""`open`: a new ticket, answered and moved on in the same act where that is asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from services import rules
from services.refusals import (
    CustomerIsMissing,
    Refusal,
    Refused,
    TypeIsUnusable,
)
from services.tickets.case import Case
from services.tickets.entry import Entry
from services.tickets.finding import Found, Named, find
from services.tickets.following_up import done, files_of
from services.tickets.keys import once
from services.tickets.opened import as_moved_on, as_opened
from services.tickets.replies import filled
from services.tickets.wishes import Done, Opening
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
    begun = await written(work, found, Entry(first, opening.answers, files=files_of(first)))
    if second is None or opening.then is None:
        return done(first, begun)
    second = replace(_numbered(second, number, is_example), before=first.after)
    entry = Entry(second, opening.then.answers, together=begun.follow_up_id)
    moved = await written(work, found, entry)
    return done(second, moved._replace(tells=begun.tells or moved.tells))


def _named(opening: Opening) -> Named:
    return Named(
        person_id=opening.person_id,
        customer_id=opening.customer_id,
        product_id=opening.product_id,
        files=opening.files,
        mails_person=opening.mails_person,
    )


def _numbered(case: Case, number: int, is_example: bool) -> Case:
    """A standard reply could not say the number before there was one."""
    after = replace(case.after, number=number, is_example=is_example)
    return replace(case, after=after, text=filled(case.text, {"ticket": f"#{number}"}))


def _judged(found: Found, opening: Opening, *, by: int, now: datetime) -> tuple[Case, Case | None]:
    """Requirements judge what stands after the second entry; M3 also the first CR."""
    _known(found, opening)
    objections: list[Refusal] = []
    first, refused = as_opened(found, opening, by=by, now=now)
    objections += refused
    second = None
    if opening.then is not None and not refused:
        second, more = as_moved_on(found, first, opening.then, by=by, now=now)
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
