"""Uploads between being sent and being recorded: they outlive a refusal and a reload."""

from __future__ import annotations

from services.attachments.claiming import COLUMNS
from services.attachments.uploading import small_of
from services.storage import storage
from services.transaction import Work, unit_of_work

MINE = f"select {COLUMNS} from upload where user_id = ? and subject = ? order by id"
DROP = "delete from upload where user_id = ? and token = ? returning storage_key"
DROP_ALL = "delete from upload where user_id = ? and subject = ? returning storage_key"


async def discard(token: str, *, by: int) -> None:
    """One's own upload, and its bytes; what isn't there is no matter."""
    await _gone(DROP, by, token)


async def discard_all(subject: str, *, by: int) -> None:
    await _gone(DROP_ALL, by, subject)


async def _gone(statement: str, by: int, which: str) -> None:
    async def write(work: Work) -> list[str]:
        [rows] = await work.rows((statement, (by, which)))
        return [key for row in rows for key in (row[0], small_of(row[0]))]

    await storage().drop(*await unit_of_work(write, by=by, only_rows=True))
