"""The ledger, newest first, a day under a day."""

from __future__ import annotations

from datetime import UTC, date, datetime

from nicegui.element import Element

from components.i18n import _
from components.i18n_days import day_words
from components.ledger.entry import Reading, draw_entry
from components.ledger.filters import draw_filters, draw_subject
from components.markup import attributed, button, node
from components.pressing import once
from services.configuration import Configuration
from services.ledger import seeking
from services.ledger.seeking import Page, Sought


class LedgerPage:
    def __init__(self, viewer: int, shaped: Configuration, sought: Sought) -> None:
        self._viewer, self._shaped, self._sought = viewer, shaped, sought
        self._older: int | None = None
        self._day: date | None = None
        self._list: Element

    def stand(self, first: Page) -> None:
        draw_filters(self._shaped, self._sought)
        if self._sought.subject:
            draw_subject(self._shaped, first.names, self._sought, self._viewer)
        self._body = node("div", "ledger")
        self._note = node("p", "small muted", "", role="status")
        self._more = button(_("Show older ones"), once(self._further), "btn", before="history")
        self._show(first)
        if not first.entries and first.older is None:
            self._note.text = self._nothing()  # type: ignore[attr-defined]

    def _nothing(self) -> str:
        if self._sought.is_any:
            return _("Nothing has happened yet.")
        return _("Nothing was found.")

    async def _further(self) -> None:
        if self._older is None:
            return
        attributed(self._more, aria_busy="true").update()
        try:
            page = await seeking.page(self._sought, by=self._viewer, before=self._older)
            self._show(page)
        finally:
            attributed(self._more, aria_busy=None).update()

    def _show(self, page: Page) -> None:
        today = self._shaped.today(datetime.now(UTC))
        of_one = bool(self._sought.subject)
        reading = Reading(self._shaped, page.names, today, of_one=of_one)
        for entry in page.entries:
            self._head(entry.at.astimezone(self._shaped.zone).date(), today)
            with self._list:
                draw_entry(reading, entry)
        self._older = page.older
        self._more.set_visibility(page.older is not None)
        is_short = page.older is not None and len(page.entries) < seeking.PAGE
        words = _("Nothing more in the part that was searched.") if is_short else ""
        self._note.text = words  # type: ignore[attr-defined]

    def _head(self, day: date, today: date) -> None:
        if day == self._day:
            return
        self._day = day
        with self._body:
            node("h2", text=day_words(day, today))
            self._list = node("ol", "ledger-entries")
