"""Recording what a form says: once at a time, and never silently in vain."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from nicegui.element import Element

from components.markup import attributed
from components.refusals import unavailable
from components.ticket.problems import Problems
from services.transaction import StorageRefuses

SENT = (
    "(event) => { event.preventDefault(); emit(event.target.querySelector('[data-text]').value); }"
)
"""What a form's submit sends: its text as it is now."""


class Sending:
    """For one form: `record` is its button."""

    def __init__(self, record: Element, problems: Problems) -> None:
        self._record, self._problems = record, problems
        self._is_under_way = False

    async def once(self, act: Callable[[], Awaitable[None]]) -> None:
        """Do it, unless it is under way already; `act` shows what is refused."""
        if self._is_under_way:
            return
        self._is_under_way = True
        attributed(self._record, aria_disabled="true")
        self._problems.clear()
        try:
            await act()
        except StorageRefuses as error:
            self._problems.say("", unavailable(error))
        finally:
            self._is_under_way = False
            if not self._record.is_deleted:
                attributed(self._record, aria_disabled=None)
