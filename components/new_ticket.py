"""A new ticket: who it is for, of what type, and then what that type asks."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from nicegui import ui

from components.at_hand import AtHand
from components.drawer import Drawer
from components.i18n import _, locale, use
from components.markup import icon_button, node
from components.new_ticket_entering import SUBJECT
from components.new_ticket_fields import NewTicketFields
from components.new_ticket_form import NewForm, new_form_from
from components.ticket_assets import include
from services import attachments
from services.tickets import drafts
from services.tickets.wishes import Done


class NewTicket:
    """Build it inside `.main`; `on_opened` is told the new ticket, else its page is shown, and
    `at_hand` says there what happened."""

    def __init__(
        self,
        viewer: int,
        at_hand: AtHand | None = None,
        *,
        on_opened: Callable[[Done], Awaitable[None] | None] | None = None,
        on_close: Callable[[], Any] | None = None,
    ) -> None:
        include()
        self._viewer, self._locale, self._at_hand = viewer, locale(), at_hand
        self._on_opened, self._on_close = on_opened, on_close
        self._drawer = Drawer(self.close, "drawer new-ticket", "new-title", _("New ticket"))

    async def open(self, **known: Any) -> None:
        """What was being written comes back; `known` fills in fields of the form."""
        use(self._locale)
        async with self._drawer.turn:
            form = new_form_from({**(await drafts.find(self._viewer, SUBJECT) or {}), **known})
            self._drawer.show()
            self._drawer.article.clear()
            with self._drawer.article:
                await self._draw(form)

    async def _draw(self, form: NewForm) -> None:
        with node("header"), node("div", "line"):
            node("h2", "fill", _("New ticket"), id="new-title")
            icon_button("close", _("Close (Esc)"), self.close, "is-close")
        fields = NewTicketFields(self._viewer, form, on_opened=self._opened, on_cancel=self._cancel)
        await fields.begin()

    async def close(self) -> None:
        """What was written stays a draft."""
        async with self._drawer.turn:
            is_shut = not self._drawer.is_open
            self._drawer.hide()
        if self._on_close and not is_shut:
            self._on_close()

    async def _cancel(self) -> None:
        await self.close()
        await attachments.discard_all(attachments.about(None), by=self._viewer)

    async def _opened(self, done: Done) -> None:
        if self._on_close is None:
            await self.close()
        if self._on_opened is None:
            if self._at_hand:
                self._at_hand.recorded(done, kind="opened")
            ui.navigate.to(f"/tickets/{done.number}")
        elif waiting := self._on_opened(done):
            await waiting
