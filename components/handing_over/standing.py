"""What is handed over now: from whom, to whom, why, and the way back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from nicegui import ui

from components.handing_over.dialog import take_back
from components.i18n import _
from components.i18n_days import day_words
from components.markup import button, node
from services import handing_over
from services.configuration import Configuration, configuration
from services.handing_over import UnderWay

LOOK = 0.7
"""Seconds between two looks while one runs."""


class Standing:
    """A list that is looked at again while tickets change hands; `after` each that ends."""

    def __init__(self, user_id: int, after: Callable[[], Awaitable[object]] | None = None) -> None:
        self._user_id, self._after, self._ran = user_id, after, False

    async def draw(self) -> None:
        self._list = node("ul", "rows")
        self._timer = ui.timer(LOOK, self.show, active=False, immediate=False)
        await self.show()

    async def show(self) -> None:
        known = await configuration()
        found = await handing_over.under_way(by=self._user_id)
        self._list.clear()
        with self._list:
            for each in found:
                self._row(known, each)
        runs = any(each.done is not None for each in found)
        self._timer.active = runs
        ended, self._ran = self._ran and not runs, runs
        if ended and self._after:
            await self._after()

    async def _taken_back(self) -> None:
        """It may be done before one looks."""
        await self.show()
        if self._after and not self._ran:
            await self._after()

    def _row(self, known: Configuration, kept: UnderWay) -> None:
        with node("li"):
            with node("span", "what"):
                to = ", ".join(f"{known.users[who].name} {n}" for who, n in kept.shares.items())
                name = known.users[kept.from_user_id].name
                node("b", text=f"{name} → {to}" if to else name)
                node("small", text=" · ".join(filter(None, [kept.reason, _since(known, kept)])))
            if kept.done is not None:
                progress = _("{done} of {total}", done=kept.done, total=kept.total)
                node("span", "small", progress, role="status")
            else:
                label = _("Give the tickets back to {name}", name=name)
                button(
                    _("Give back"),
                    lambda: take_back(kept, self._user_id, self._taken_back),
                    "btn is-small",
                    before="undo",
                    aria_label=label,
                )


def _since(known: Configuration, kept: UnderWay) -> str:
    today = known.today(datetime.now(UTC))
    day = kept.started_at.astimezone(known.zone).date()
    return _("since {day}", day=day_words(day, today))
