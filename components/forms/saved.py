"""A page's form that is saved expressly: how much is unsaved, what stands against it, and how."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from nicegui import ui
from nicegui.element import Element
from nicegui.events import GenericEventArguments

from components import sent
from components.forms.form import Form
from components.forms.keeping import BROUGHT, put_back, unsaved
from components.forms.said import said
from components.i18n import _, n_
from components.markup import attributed, button, heard, icon, node

Saved = Callable[[dict[str, Any], dict[str, Any]], Awaitable[dict[str, Any] | None]]
"""Given the values before and after, does it or raises Refused; may say how they are now."""


class SavedForm:
    """Its words and buttons stand in the head of the page, its fields wherever `form` goes.

    Draw the fields and add them to `form`, then call `ready`.
    """

    def __init__(self, label: str, save: Saved, *, is_new: bool = False) -> None:
        self._label, self._save, self._is_new, self._is_at_it = label, save, is_new, False
        self.form: Form

    def stands_in(self, head: Element) -> None:
        with head:
            self._count = node("span", "small soft unsaved", "", aria_live="polite",
                               data_keeps="")  # fmt: skip
            heard(self._count, "brought", self._brought, js_handler=BROUGHT)
            self._wrong = node("button", "small finding", "", type="button")
            heard(self._wrong, "click", lambda: self.form.focus_problem(), args=[])
            self._discard = button(_("Discard"), self._discarded, "btn is-quiet")
            self._main = button("", self.attempt, "btn is-primary", data_saves="", title="Ctrl S")
            with self._main:
                self._lock = icon("lock")
                node("span", text=self._label)

    def ready(self) -> None:
        self.form.follow(self._mark)
        self._mark()

    async def attempt(self) -> None:
        if self._is_at_it or not (self.form.changes or self._is_new):
            return
        self._is_at_it = True
        sent = self.form.after
        try:
            with self.form.attempt():
                saved = await self._save(dict(self.form.before), sent)
                self._is_new = False
                self.form.settle(sent, saved)
                said(_("Saved."))
        finally:
            self._is_at_it = False

    def _discarded(self) -> None:
        self.form.discard()

    def _brought(self, event: GenericEventArguments) -> None:
        put_back(self.form, sent.told(event))

    def _kept(self, count: int) -> str | None:
        return (unsaved(self.form) or "") if count else None

    def _mark(self) -> None:
        count, wrong = self.form.changes, self.form.problems
        words = n_("{n} unsaved change", "{n} unsaved changes", count) if count else ""
        self._count.text = words  # type: ignore[attr-defined]
        attributed(self._count, data_unsaved=self._kept(count)).update()
        errors = n_("{n} error prevents saving", "{n} errors prevent saving", wrong)
        self._wrong.text = errors  # type: ignore[attr-defined]
        self._wrong.set_visibility(bool(wrong))
        self._lock.set_visibility(bool(wrong))
        self._discard.set_visibility(bool(count))
        is_idle = bool(wrong) or not (count or self._is_new)
        attributed(self._main, aria_disabled="true" if is_idle else None).update()


def left_for(address: str) -> None:
    """On to another page; nothing is unsaved here any more, so nobody is asked."""
    with ui.context.client.content:
        way = node("a", hidden=True, href=address, data_leaves="")
    way.run_method("click")
