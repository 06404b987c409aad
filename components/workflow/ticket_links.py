"""A few tickets to look at, by number."""

from __future__ import annotations

from collections.abc import Sequence

from components.i18n import _
from components.markup import node

SHOWN = 8


def ticket_links(numbers: Sequence[int], count: int | None = None) -> None:
    """`count`: of how many, where not all may be seen or named."""
    total = max(len(numbers), count or 0)
    if not total:
        return
    with node("p", "small soft ticket-links"):
        for number in numbers[:SHOWN]:
            node("a", "link", f"#{number}", href=f"/tickets/{number}", target="_blank")
        if rest := total - min(SHOWN, len(numbers)):
            node("span", text=_("and {n} more", n=rest) if numbers else _("out of your sight"))
