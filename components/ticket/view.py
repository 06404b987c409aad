"""A ticket on the screen, in the drawer or on its own page, and what keeps it fresh."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from inspect import isawaitable
from typing import Any

from nicegui.element import Element

from components.leading import lead
from components.markup import attributed, node
from components.ticket.desk import Desk, desk
from components.ticket.form import Form, form_with
from components.ticket.news import last_hand, news_words
from components.ticket.read_side import ReadSide
from components.ticket.reading_only import draw_gone
from components.ticket.removing import Removing
from components.ticket.writing import Writer, draw_writer
from services import attachments
from services.refusals import Refused
from services.tickets import drafts, reads
from services.tickets.wishes import Done

MOST = 2_000
Closed = Callable[[], Any]
Recorded = Callable[[Done], Awaitable[None]]


class TicketView:
    """Draws into `element`; `open` shows a ticket, `refresh` patches it."""

    def __init__(
        self, viewer: int, element: Element, *, on_close: Closed | None, on_recorded: Recorded
    ) -> None:
        self._viewer, self.element = viewer, element
        self._on_close, self._on_recorded = on_close, on_recorded
        self._most, self._opened, self._missed = reads.RECENT, 0, False
        self.desk: Desk | None = None
        self._writer: Writer | None = None

    async def open(
        self, number: int, wish: Mapping[str, Any] | None = None, focus: str = "text"
    ) -> None:
        """`wish` fills in what a drop has said already; `focus` is read, text, route, date or user.

        Raises Refused(NotFound).
        """
        self._most = reads.RECENT
        found = await desk(number, by=self._viewer)
        draft = await drafts.find(self._viewer, drafts.about(number))
        self.desk = found
        self._build(form_with(draft, wish))
        self._opened += 1
        attributed(self.element, data_focus=f"{focus}:{self._opened}", data_ticket=str(number))
        lead(self.element)

    def _build(self, form: Form) -> None:
        self.element.clear()
        with self.element:
            self._read = ReadSide(self._show_earlier, self._on_close, Removing(self._viewer))
            self._place = node("div", "composer-place")
        self._read.show(self._now())
        self._build_writer(form)

    def _build_writer(self, form: Form) -> None:
        self._place.clear()
        with self._place:
            self._writer = draw_writer(
                self._now(), form, on_recorded=self._recorded, on_cancel=self._cancel,
                on_lost=self.refresh,
            )  # fmt: skip

    def _now(self) -> Desk:
        assert self.desk is not None
        return self.desk

    async def _show_earlier(self) -> None:
        self._most = MOST
        await self.refresh()

    async def refresh(self) -> None:
        """As it is now; what is being written stays."""
        if self.desk is None or self._waits():
            return
        before = self.desk
        try:
            now = self.desk = await desk(before.ticket.number, by=self._viewer, most=self._most)
        except Refused as refused:
            self._gone(refused)
            return
        if self._waits():
            return
        self._read.show(now)
        text = self._writer.text if self._writer else ""
        if self._writer is None or before.ticket.is_closed != now.ticket.is_closed:
            self._build_writer(Form(text=text))
        else:
            self._writer.show(now)
        is_news = last_hand(before, now) != self._viewer
        if self._writer and now.ticket.version != before.ticket.version and is_news:
            self._writer.tell(news_words(before, now, is_writing=bool(text.strip())))

    def _waits(self) -> bool:
        """Recorded just now: it is about to be drawn anew, or shut."""
        if self._writer is None or not self._writer.draft.is_over:
            return False
        self._missed = True
        return True

    async def turn_day(self) -> None:
        """Where the day has turned, the strip does too."""
        if self.desk and self.desk.shaped.today(datetime.now(UTC)) != self.desk.today:
            await self.refresh()

    def _gone(self, refused: Refused) -> None:
        self.element.clear()
        with self.element:
            draw_gone(refused, self._on_close)
        self.desk = self._writer = None

    async def _cancel(self) -> None:
        """Leaves it as if nothing had been entered."""
        number, writer = self._now().ticket.number, self._writer
        if self._on_close is None:
            self.desk = self._now().without_files()
            self._build(Form())
        elif isawaitable(closing := self._on_close()):
            await closing
        if writer:
            await writer.draft.end()
        await attachments.discard_all(attachments.about(number), by=self._viewer)

    async def _recorded(self, done: Done) -> None:
        """A drawer shuts; a page shows what became of the ticket."""
        await self._on_recorded(done)
        if self._on_close is None:
            await self._draw_anew(done.number)

    async def _draw_anew(self, number: int) -> None:
        self._missed = False
        try:
            self.desk = await desk(number, by=self._viewer)
        except Refused as refused:
            self._gone(refused)
            return
        self._build(Form())
        lead(self.element)
        if self._missed:
            await self.refresh()

    def show_present(self, others: list[int]) -> None:
        """Who else looks at this ticket now."""
        self._read.show_present(self._now(), others)
