"""Who may be told of a ticket: judged when they are, not when it was written (spec §6)."""

from __future__ import annotations

from services.access.sight import visible_where
from services.configuration import Configuration
from services.transaction import Rows


async def may_be_told(
    rows: Rows, shaped: Configuration, user_id: int, ticket: int | None = None
) -> bool:
    """Somebody active who sees the ticket now, where there is one."""
    user = shaped.users.get(user_id)
    if user is None or not user.is_active:
        return False
    if ticket is None:
        return True
    visible, values = visible_where(shaped, user_id)
    seen = f"select 1 from ticket t where t.number = ? and t.withdrawn_at is null and {visible}"
    [found] = await rows.rows((seen, [ticket, *values]))
    return bool(found)
