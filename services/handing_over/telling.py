"""Whoever gets tickets is told once of all of them: a row of the outbox with the first commit.

`why` = 'handed_over', no ticket, and the body
`{"by": 3, "from": 4, "count": 43, "reason": "...", "is_back": false}`.
"""

from __future__ import annotations

from collections import Counter

from services.configuration import Configuration, configuration_in
from services.notices.changes import NoticesChanged
from services.notices.reasons import HANDED_OVER
from services.transaction import Work, json_text, json_value, stamp

PLAN = "select tickets, from_user_id from hand_over where id = ?"
MAIL = f"""insert into mail (to_user_id, why, body, state, created_at, not_before, tries,
last_error) values (?, '{HANDED_OVER}', ?, 'pending', ?, ?, 0, '')"""


async def tell(work: Work, hand_over: int, *, reason: str, is_back: bool) -> None:
    """Nobody is told their own act, nor who wants to hear of nothing that is delegated."""
    [[(tickets, owner)]] = await work.rows((PLAN, (hand_over,)))
    counts = Counter(owner if is_back else heir for _number, heir in json_value(tickets))
    shaped = await configuration_in(work)
    told = {user: n for user, n in counts.items() if _is_told(shaped, user, work.by)}
    at = stamp(work.now)
    said = {"by": work.by, "from": owner, "reason": reason, "is_back": is_back}
    if told:
        await work.rows(
            *((MAIL, (user, json_text(said | {"count": n}), at, at)) for user, n in told.items())
        )
        work.record(NoticesChanged(tuple(told)))


def _is_told(shaped: Configuration, user_id: int, by: int | None) -> bool:
    return user_id != by and shaped.told_of(user_id, "delegated") != "none"
