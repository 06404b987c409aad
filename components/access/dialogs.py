"""A form in a dialog."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

from nicegui import ui
from nicegui.element import Element

from components.access.forms import Form, submitted
from components.i18n import _
from components.markup import attributed, button, heard, node

Act = Callable[[], Awaitable[object]]


class FormDialog:
    """Opens at once; `acts` closes it when nothing was refused."""

    def __init__(self, heading: str, after: Act) -> None:
        self._after, self._is_at_it = after, False
        self._dialog, self.body = _dialog("form", novalidate=True)
        with self.body:
            node("h2", text=heading)
            self.form = Form()

    @contextmanager
    def fields(self) -> Iterator[Form]:
        with self.body:
            yield self.form
        for first in list(self.form.fields.values())[:1]:
            attributed(first.control, autofocus=True, data_autofocus=True)
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

    def acts(self, label: str, act: Act, *others: tuple[str, Act], by_enter: bool = True) -> None:
        """`by_enter`: whether Enter in a field does it, too."""
        submitted(self.body, lambda: self.attempt(act))
        with node("div", "acts"):
            main = button(label, classes="btn is-primary")
            if by_enter:
                attributed(main, type="submit")
            else:
                heard(main, "click", lambda: self.attempt(act), args=[])
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
