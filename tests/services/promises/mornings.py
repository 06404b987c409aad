"""Many mornings: a clock that can be put anywhere, and what lies in the outbox."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from models import DailyDigest, Mail, Ticket
from services.configuration import forget_everything
from services.transaction import Work, json_value, unit_of_work

SAO_PAULO = "America/Sao_Paulo"
TUESDAY = date(2026, 11, 24)


class Wall:
    """A clock on the wall; it stands where it is put."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


def at(day: date, hour: int, minute: int = 0, *, zone: str = SAO_PAULO) -> Wall:
    return Wall(datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(zone)).astimezone(UTC))  # noqa: E501  # fmt: skip


async def settled(**values: Any) -> None:
    """The installation with other settings."""
    columns = ", ".join(f"{name} = ?" for name in values)

    async def body(work: Work) -> None:
        await work.rows((f"update installation set {columns}", tuple(values.values())))
        work.configuration_changed()

    await unit_of_work(body, by=None)
    forget_everything()


async def digests() -> list[tuple[int, dict[str, Any]]]:
    """To whom, and the body, in the order they were written."""
    rows = await Mail.filter(why="digest").order_by("id")
    assert all(row.ticket_id is None and row.state == "pending" for row in rows)
    return [(row.to_user_id or 0, json_value(row.body)) for row in rows]


async def told() -> Counter[tuple[int, date]]:
    return Counter([(user, date.fromisoformat(body["day"])) for user, body in await digests()])


async def noted() -> set[tuple[int, date]]:
    return {(row.user_id, row.day) for row in await DailyDigest.exclude(user_id=0)}


async def multiplied(number: int, times: int) -> None:
    """So many more tickets like that one."""
    columns = sorted(set(Ticket._meta.fields_db_projection.values()) - {"number"})
    listed = ", ".join(columns)
    copy = f"""with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)
        insert into ticket (number, {listed}) select 100000 + n.i, {listed} from ticket, n
        where number = ?"""

    async def body(work: Work) -> None:
        await work.rows((copy, (times, number)))

    await unit_of_work(body, by=None)
