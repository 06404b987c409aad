"""A day's round: everybody who is to be told, each in a commit of their own, each once.

Who has been told is in `daily_digest`; nobody's row (user 0) says that the round is over, so that
what falls due during the day is tomorrow's. The rows alone decide: a round that broke off, began
late or runs in two processes goes on with whoever is left.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from services.access.sight import visible_where
from services.configuration import Configuration, configuration
from services.notices.changes import NoticesChanged
from services.promises.digests import body_of
from services.promises.mornings import day_to_tell
from services.promises.shares import Item, Promise, shares
from services.transaction import (
    Rows,
    StorageRefuses,
    Work,
    day,
    day_value,
    json_text,
    reading,
    stamp,
    unit_of_work,
)

logger = logging.getLogger(__name__)
Now = Callable[[], datetime]
NOBODY = 0
KEPT = timedelta(days=60)
BREATH = 0.01
"""Between two commits: whoever waits goes first."""
OPEN = "t.closed_at is null and t.withdrawn_at is null and t.next_contact_on <= ?"
DUE = f"""select t.number, t.contact_user_id, t.opened_by_id, t.next_contact_on from ticket t
where {OPEN} order by t.next_contact_on, t.board_priority, t.number"""
SEEN = f"select t.number from ticket t where {OPEN} and {{visible}}"
TOLD = "select user_id from daily_digest where day = ?"
UNWANTED = "select user_id from notice_choice where source = 'digest' and events = 'none'"
NOTE = """insert into daily_digest (user_id, day, at) values (?, ?, ?)
on conflict (user_id, day) do nothing returning id"""
MAIL = """insert into mail (to_user_id, why, body, state, created_at, not_before, tries,
last_error) values (?, 'digest', ?, 'pending', ?, ?, 0, '')"""
FORGET = "delete from daily_digest where day < ?"


@dataclass(frozen=True, slots=True)
class _Known:
    """What a round begins with. `left_out` were told already, or don't want to be."""

    left_out: frozenset[int]
    promises: tuple[Promise, ...]


async def remind(now: Now) -> int:
    """Tell whoever is still to be told by `now`; how many there were. Raises StorageRefuses."""
    shaped = await configuration()
    today = day_to_tell(shaped, now())
    if today is None:
        return 0
    known = await reading(lambda rows: _read(rows, today))
    if known is None:
        return 0
    found = await asyncio.to_thread(shares, shaped, known.promises, today)
    told: list[bool | None] = []
    for user_id in sorted(found.keys() - known.left_out):
        if day_to_tell(shaped, now()) != today:
            return told.count(True)
        told.append(await _attempted(shaped, user_id, found[user_id], today, now))
        await asyncio.sleep(BREATH)
    if None not in told:
        await unit_of_work(lambda work: _end(work, today), by=None, now=now(), only_rows=True)
    return told.count(True)


async def _attempted(
    shaped: Configuration, user_id: int, items: Sequence[Item], today: date, now: Now
) -> bool | None:
    """None: it failed, which holds nobody else up, and is tried again with the next look."""
    try:
        return await _tell(shaped, user_id, items, today, now)
    except StorageRefuses:
        raise
    except Exception:
        logger.exception("User %s could not be reminded", user_id)
        return None


async def _read(rows: Rows, today: date) -> _Known | None:
    """None: the round is over."""
    on_day = (day_value(today),)
    [told] = await rows.rows((TOLD, on_day))
    ids = frozenset(user_id for (user_id,) in told)
    if NOBODY in ids:
        return None
    unwanted, due = await rows.rows((UNWANTED, ()), (DUE, on_day))
    promises = tuple(
        Promise(number, holder, opener, day(on) or today) for number, holder, opener, on in due
    )
    return _Known(ids | {user_id for (user_id,) in unwanted}, promises)


async def _tell(
    shaped: Configuration, user_id: int, items: Sequence[Item], today: date, now: Now
) -> bool:
    """Whether it was this round that did. Nobody is told of what they don't see (P1)."""
    seen = await _seen(shaped, user_id, items, today)
    if not seen:
        return False
    body = json_text(body_of(today, seen))

    async def write(work: Work) -> bool:
        at = stamp(work.now)
        [noted] = await work.rows((NOTE, (user_id, day_value(today), at)))
        if noted:
            await work.rows((MAIL, (user_id, body, at, at)))
            work.record(NoticesChanged((user_id,)))
        return bool(noted)

    return await unit_of_work(write, by=None, now=now(), only_rows=True)


async def _seen(
    shaped: Configuration, user_id: int, items: Sequence[Item], today: date
) -> Sequence[Item]:
    if shaped.scope_of(user_id) == "all":
        return items
    visible, values = visible_where(shaped, user_id)
    question = (SEEN.format(visible=visible), [day_value(today), *values])
    [found] = await reading(lambda rows: rows.rows(question))
    numbers = {number for (number,) in found}
    return [item for item in items if item.number in numbers]


async def _end(work: Work, today: date) -> None:
    await work.rows(
        (NOTE, (NOBODY, day_value(today), stamp(work.now))),
        (FORGET, (day_value(today - KEPT),)),
    )
