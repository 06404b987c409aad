"""Which columns and groups a person keeps folded."""

from __future__ import annotations

from services.transaction import Work, json_text, unit_of_work

FOLD = "update user_account set folded = ? where id = ? returning id"


async def fold(keys: list[str], *, by: int) -> None:
    """All that are folded from now on: no change of anything that others see."""

    async def body(work: Work) -> None:
        await work.rows((FOLD, (json_text(keys), by)))

    await unit_of_work(body, by=by)
