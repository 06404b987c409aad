"""A form in a dialog."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

from nicegui import ui
from nicegui.element import Element
from nicegui.events import GenericEventArguments

from components import sent
from components.forms.form import Form
from components.forms.keeping import BROUGHT, put_back, unsaved
from components.forms.submitting import submitted
from components.i18n import _
from components.leading import lead
from components.markup import attributed, button, heard, node

Act = Callable[[], Awaitable[object]]


class FormDialog:
    """Opens at once; `acts` closes it when nothing was refused. Leaving with changes asks.

    What was pressed again on the page, before a dialog came to lie over it, opens no second one.
    """

    def __init__(self, heading: str, after: Act) -> None:
        if _is_covered():
            raise sent.Overtaken
        self._after, self._is_at_it = after, False
        self._dialog, self.body = _dialog("form", novalidate=True, data_keeps="")
        self._dialog.props("persistent no-esc-dismiss").props["aria-label"] = heading
        heard(self.body, "keydown.esc", self.leave, args=[])
        heard(self.body, "brought", self._brought, js_handler=BROUGHT)
        heard(self._dialog, "shake", self.leave, args=[])
        with self.body:
            node("h2", text=heading)
            self.form = Form()
        self.form.follow(self._mark)

    def _mark(self) -> None:
        kept = (unsaved(self.form) or "") if self.form.changes else None
        attributed(self.body, data_unsaved=kept).update()

    def _brought(self, event: GenericEventArguments) -> None:
        put_back(self.form, sent.told(event))

    def leave(self) -> None:
        """Close, unless something is typed that would be lost: then ask."""
        if self.form.changes:
            self._asking.set_visibility(True)
            lead(self._asking.default_slot.children[-1])
        else:
            self.close()

    def _ask(self) -> None:
        with node("div", "note is-today asking", role="alert") as self._asking:
            node("span", "fill", _("Not saved yet."))
            button(_("Discard"), self.close, "btn is-small")
            button(_("Keep editing"), lambda: self._asking.set_visibility(False), "btn is-small")
        self._asking.set_visibility(False)

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
            self._is_at_it = done  # What is done isn't done again while its dialog goes.
        if done:
            self.close()
            await self._after()
        return done

    def close(self) -> None:
        self._dialog.close()

    def acts(self, label: str, act: Act, *others: tuple[str, Act], by_enter: bool = True) -> None:
        """`by_enter`: whether Enter in a field does it, too."""
        submitted(self.body, lambda: self.attempt(act))
        self._ask()
        with node("div", "acts"):
            main = button(label, classes="btn is-primary", data_saves="")
            if by_enter:
                attributed(main, type="submit")
            else:
                heard(main, "click", lambda: self.attempt(act), args=[])
            button(_("Cancel"), self.leave)
            if others:
                node("span", "fill")
            for name, other in others:
                button(name, lambda other=other: self._attempt_other(other), "btn is-quiet")

    async def _attempt_other(self, act: Act) -> None:
        """It closes the dialog, too: with something unsaved, ask first."""
        if self.form.changes:
            self.leave()
        else:
            await self.attempt(act)


def plain_dialog() -> tuple[ui.dialog, Element]:
    """Without a form in it."""
    return _dialog("div")


def _dialog(tag: str, **attributes: Any) -> tuple[ui.dialog, Element]:
    """On the page itself: the list it was opened from is drawn anew under it."""
    with ui.context.client.content, ui.dialog() as dialog, ui.card().classes("dialog-card"):
        body = node(tag, "dialog-form", **attributes)
    dialog.on("hide", dialog.delete)
    return dialog, body


def _is_covered() -> bool:
    """Whether a dialog is open, and what was pressed lies beneath it."""
    pressed, client = ui.context.slot.parent, ui.context.client
    if any(isinstance(each, ui.dialog) for each in pressed.ancestors(include_self=True)):
        return False
    return any(isinstance(each, ui.dialog) and each.value for each in client.elements.values())
