"""A link for a new password, by mail, for whoever asks for it."""

from __future__ import annotations

import asyncio
import logging

from services.access import limits, links
from services.access.sign_in import who_is
from services.transaction import StorageRefuses, Work, unit_of_work

logger = logging.getLogger(__name__)
_under_way: set[asyncio.Task[None]] = set()


def ask(account: str, *, address: str) -> None:
    """Mail a link to whose account it is. Known or not, it is answered alike and at once: the
    rest is done afterwards. Raises TooManyTries by the address that asks."""
    limits.asked(address)
    task = asyncio.create_task(_mailed(account), name="reset link")
    _under_way.add(task)
    task.add_done_callback(_under_way.discard)


async def answered() -> None:
    """Once every link that was asked for is on its way. For tests."""
    await asyncio.gather(*_under_way)


async def _mailed(account: str) -> None:
    try:
        user = await who_is(account)
        if user is not None and limits.has_links_left(user.id):
            user_id = user.id
            await unit_of_work(lambda work: _issued(work, user_id), by=None)
    except StorageRefuses:
        logger.warning("No link for a new password is mailed: the database refuses")
    except Exception:
        logger.exception("A link for a new password could not be mailed")


async def _issued(work: Work, user_id: int) -> None:
    await links.mailed(work, "reset", user_id)
    await work.ledger(f"user:{user_id}", "reset_link_mailed", {})
