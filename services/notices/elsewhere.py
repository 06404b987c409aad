"""What other processes of the same database wrote to people who have a page open in this one."""

from __future__ import annotations

from collections.abc import Collection

from services import events
from services.notices.changes import NoticesChanged
from services.transaction import reading

UNREAD = """select to_user_id, count(*), max(id) from mail
where read_at is null and state <> 'cancelled' and to_user_id in ({people}) group by to_user_id"""
Seen = dict[int, tuple[int, int]]
"""By person, how many are unread and the newest of them."""


class Elsewhere:
    """`look` now and then: whose unread ones are others than before hears of it here, too."""

    def __init__(self) -> None:
        self._seen: Seen = {}
        self._people: frozenset[int] = frozenset()

    async def look(self, people: Collection[int]) -> None:
        now = await _unread(people)
        known = self._people & frozenset(people)
        changed = tuple(each for each in sorted(known) if now.get(each) != self._seen.get(each))
        self._seen, self._people = now, frozenset(people)
        if changed:
            events.publish_all([NoticesChanged(changed)])


async def _unread(people: Collection[int]) -> Seen:
    if not people:
        return {}
    sql = UNREAD.format(people=", ".join(str(int(each)) for each in sorted(people)))
    [found] = await reading(lambda rows: rows.rows((sql, ())))
    return {user: (count, newest) for user, count, newest in found}
