"""What was done to one thing lately, on the page or form where it is shaped."""

from __future__ import annotations

from datetime import UTC, datetime

from components.i18n import _
from components.i18n_days import day_words
from components.ledger.entry import Reading, draw_entry
from components.markup import button, node
from components.pressing import turned
from services.configuration import configuration
from services.ledger import seeking


class History:
    """Folded; read when it is opened, so that a form doesn't wait for it."""

    def __init__(self, viewer: int, subject: str, permission: str) -> None:
        self._viewer, self._subject, self._permission = viewer, subject, permission
        with node("div", "thing-history"):
            self._opens = button(_("History"), None, "btn is-quiet is-small",
                                 before="history", aria_expanded="false")  # fmt: skip
            turned(self._opens, "aria-expanded", self._open)
            self._body = node("div", "ledger")

    async def _open(self) -> None:
        is_open = self._opens.props.get("aria-expanded") == "true"
        self._opens.props["aria-expanded"] = "false" if is_open else "true"
        self._opens.update()
        self._body.clear()
        if not is_open:
            with self._body:
                await self._draw()

    async def _draw(self) -> None:
        shaped = await configuration()
        page = await seeking.history(self._subject, permission=self._permission, by=self._viewer)
        today = shaped.today(datetime.now(UTC))
        reading = Reading(shaped, page.names, today, of_one=True)
        if not page.entries:
            node("p", "small muted", _("Nothing has happened yet."))
        with node("ol", "ledger-entries"):
            for entry in page.entries:
                day = day_words(entry.at.astimezone(shaped.zone).date(), today)
                draw_entry(reading, entry, day=day)
        if page.older is not None and shaped.may(self._viewer, seeking.PERMISSION):
            node("a", "link small", _("All of it"), href=f"/ledger?subject={self._subject}")
