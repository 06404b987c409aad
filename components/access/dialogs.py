"""A form in a dialog."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

from nicegui import ui
from nicegui.element import Element

from components.access.forms import Form
from components.i18n import _
from components.markup import button, node

Act = Callable[[], Awaitable[object]]


class FormDialog:
    """Opens at once; `acts` closes it when nothing was refused."""

    def __init__(self, heading: str, after: Act) -> None:
        self._after, self._is_at_it = after, False
        self._dialog, self.body = _dialog("form", novalidate=True)
        self.body.on("submit", lambda: None, js_handler="(e) => e.preventDefault()")
        with self.body:
            node("h2", text=heading)
            self.form = Form()

    @contextmanager
    def fields(self) -> Iterator[Form]:
        with self.body:
            yield self.form
        self._dialog.open()

    async def attempt(self, act: Act) -> bool:
        """Whether it was done; then the dialog is gone and the page behind it true."""
        if self._is_at_it:
            return False
        self._is_at_it, done = True, False
        try:
            with self.form.attempt():
                await act()
                done = True
        finally:
            self._is_at_it = False
        if done:
            self.close()
            await self._after()
        return done

    def close(self) -> None:
        self._dialog.close()

    def acts(self, label: str, act: Act, *others: tuple[str, Act]) -> None:
        with node("div", "acts"):
            button(label, lambda: self.attempt(act), "btn is-primary")
            button(_("Cancel"), self.close)
            if others:
                node("span", "fill")
            for name, other in others:
                button(name, lambda other=other: self.attempt(other), "btn is-quiet")


def plain_dialog() -> tuple[ui.dialog, Element]:
    """Without a form in it."""
    return _dialog("div")


def _dialog(tag: str, **attributes: Any) -> tuple[ui.dialog, Element]:
    """On the page itself: the list it was opened from is drawn anew under it."""
    with ui.context.client.content, ui.dialog() as dialog, ui.card().classes("dialog-card"):
        body = node(tag, "dialog-form", **attributes)
    dialog.on("hide", dialog.delete)
    return dialog, body
