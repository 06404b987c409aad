"""What an entry changed, field by field."""

from __future__ import annotations

from datetime import date
from typing import Any

Row = dict[str, Any]
CHANGING = ("center_id", "next_contact_on", "closed_at")
BEGINNING = (
    *CHANGING,
    "flow",
    "contact_user_id",
    "type_id",
    "product_id",
    "subject",
    "customer_id",
)


def changes(before: Row, after: Row, *, is_opening: bool) -> dict[str, list[Any]]:
    """Field → before, after, as the kernel writes them."""
    names = BEGINNING if is_opening else CHANGING
    was = {} if is_opening else before
    pairs = {name: [_plain(was.get(name)), _plain(after.get(name))] for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
