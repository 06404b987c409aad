"""What a person has typed and not yet recorded: kept at every pause, dropped when recorded."""

from __future__ import annotations

from typing import Any

from services.readable import readable
from services.transaction import Rows, Work, json_text, json_value, reading, stamp, unit_of_work

LONGEST = 60_000
FIND = "select body from draft where user_id = ? and subject = ?"
KEEP = """insert into draft (user_id, subject, body, saved_at) values (?, ?, ?, ?)
    on conflict (user_id, subject) do update set body = excluded.body, saved_at = excluded.saved_at
    returning id"""
DROP = "delete from draft where user_id = ? and subject = ? returning id"


def about(number: int | None) -> str:
    """The subject of a ticket's draft, or of a new ticket's."""
    return "new" if number is None else f"ticket:{number}"


async def find(user_id: int, subject: str) -> dict[str, Any] | None:
    async def read(rows: Rows) -> list[list[Any]]:
        return await rows.rows((FIND, [user_id, subject]))

    [found] = await reading(read)
    return dict(json_value(found[0][0])) if found else None


async def keep(user_id: int, subject: str, body: dict[str, Any]) -> bool:
    """Whether it was kept: what is longer than anything that could be recorded is not."""
    text = json_text(_readable(body))
    if len(text) > LONGEST:
        return False

    async def write(work: Work) -> None:
        await work.rows((KEEP, [user_id, subject, text, stamp(work.now)]))

    await unit_of_work(write, by=user_id)
    return True


def _readable(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _readable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_readable(each) for each in value]
    return readable(value) if isinstance(value, str) else value


async def drop(user_id: int, subject: str) -> None:
    async def write(work: Work) -> None:
        await work.rows((DROP, [user_id, subject]))

    await unit_of_work(write, by=user_id)
