"""The last 90 days on a draft: where would each follow-up have led? (spec §9.6)"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from services.access.permissions import demand
from services.configuration import configuration
from services.drafting.reading import draft_graph
from services.replay.past import CHUNK, acts, numbers_since
from services.replay.sides import NotMapped, Reason, Side, Where
from services.replay.tally import Differs, Group, NotComparable, Result, Tally
from services.transaction import reading

__all__ = [
    "Differs",
    "Group",
    "NotComparable",
    "NotMapped",
    "Reason",
    "Result",
    "Where",
    "replay",
]
SPAN = timedelta(days=90)


async def replay(
    version_id: int,
    *,
    by: int | None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    now: datetime | None = None,
) -> Result | None:
    """Play what people did on the published version and on the draft; None where none is
    published. Cancel the task to end it early. Raises Refused.

    `progress` hears how many tickets of how many are through. All are counted, only those that
    `by` may see are named (P1).
    """
    known = await configuration()
    demand(known, by, "settings.process")
    draft = await reading(lambda rows: draft_graph(rows, version_id))
    current = known.library.current.get(draft.workflow_id)
    if current is None:
        return None
    published = Side(known.library, known.library.graph(current))
    tally = Tally(published, Side.of(known.library, draft))
    since = (now or datetime.now(UTC)) - SPAN
    numbers, done = await numbers_since(since), 0
    async for some in acts(known, numbers, since, by=by):
        tally.count(some)
        done = min(len(numbers), done + CHUNK)
        progress(done, len(numbers))
        await asyncio.sleep(0)
    return tally.result()
