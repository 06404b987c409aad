"""What publishing would do to the open tickets, in the banner of a draft."""

from __future__ import annotations

from contextlib import suppress

from nicegui import ui

from components.markup import in_this_language, node
from components.workflow import publish_words as words
from services import publishing
from services.refusals import Refused

PAUSE = 1.0


class PublishSummary:
    """`changed` has it say anew what would happen, once the typing rests."""

    def __init__(self, user_id: int, version_id: int) -> None:
        self._user_id, self._version_id = user_id, version_id
        node("span", "sep", aria_hidden="true")
        self._said = node("span", "soft", "", role="status")
        self._timer = ui.timer(PAUSE, in_this_language(self._look), active=False)
        ui.timer(0, in_this_language(self._look), once=True)

    def changed(self) -> None:
        self._timer.activate()

    async def _look(self) -> None:
        self._timer.deactivate()
        with suppress(Refused):
            look = await publishing.look(self._version_id, by=self._user_id)
            self._said.text = words.summary(look.plan)  # type: ignore[attr-defined]
