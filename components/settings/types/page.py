"""The page of one type: the form, what the type does beside it, and its head."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from nicegui.element import Element

from components.forms.form import Form
from components.forms.saved import SavedForm, left_for
from components.forms.submitting import submitted
from components.forms.topics import topic
from components.hearing import Hearing
from components.i18n import _
from components.ledger.history import History
from components.markup import node
from components.settings.types.beside import CardPreview, Rules
from components.settings.types.effects import Effects
from components.settings.types.fields import (
    FIELDS,
    draw_identity,
    draw_replies,
    draw_rules,
    draw_urgency,
    draw_way,
    entered,
)
from components.settings.types.reply_entries import ROOT, edits, ordered
from components.settings.types.scene import Scene, scene_of
from services.catalog import types
from services.catalog.types import TypeFields, fields_of
from services.configuration import Configuration, configuration

BLANK = TypeFields(code="", name="", color="cobalt")


class TypePage:
    """`type_id` 0: one that is not there yet."""

    def __init__(self, user_id: int, known: Configuration, type_id: int, scene: Scene) -> None:
        self._user_id, self._known, self._type_id = user_id, known, type_id
        self._scene = scene
        self._today = known.today(datetime.now(UTC))
        self._saved = SavedForm(_("Save type"), self._save, is_new=not type_id)

    def stand(self, head: Element) -> None:
        fields = fields_of(self._known.types[self._type_id]) if self._type_id else BLANK
        self._head(head, fields)
        with node("div", "sheet"):
            self._draw(fields)
            with node("aside", aria_label=_("Preview")):
                self._card, self._rules = CardPreview(self._today), Rules()
                self._effects = Effects(self._user_id, self._type_id)
        self._form.follow(self._show)
        self._saved.ready()
        self._show()
        if self._type_id:
            Hearing(self._user_id, then=self._renew, pause=0.2, drawn=self._known)

    def _head(self, head: Element, fields: TypeFields) -> None:
        with head:
            self._edge = node("span", "edge", aria_hidden="true")
            self._title = node("h1", text="")
            self._state = node("span", "state", "")
            node("span", "fill")
        self._saved.stands_in(head)
        self._name(fields)

    def _name(self, fields: TypeFields) -> None:
        name = f"{fields.code} {fields.name}" if self._type_id else _("New type")
        self._title.text = name  # type: ignore[attr-defined]
        self._edge.classes(replace=f"edge type-{fields.color}")
        self._edge.set_visibility(bool(self._type_id))
        self._state.text = _("Active") if fields.is_active else _("Deactivated")  # type: ignore[attr-defined]
        self._state.classes(replace="state is-published" if fields.is_active else "state")
        self._state.set_visibility(bool(self._type_id))

    def _draw(self, fields: TypeFields) -> None:
        with node("form", aria_label=_("Ticket type"), novalidate=True) as body:
            self._form = self._saved.form = Form(recalls=bool(self._type_id))
            draw_identity(self._form, self._known, fields, is_new=not self._type_id)
            with node("div", "of-items") as self._of_items:
                draw_urgency(self._form, self._known, fields)
                draw_way(self._form, self._known, fields)
                draw_rules(self._form, fields)
                draw_replies(self._form, self._known, type_id=self._type_id, scene=self._scene)
            if self._type_id:
                with topic(_("History"), _("Who changed what, and when.")):
                    History(self._user_id, f"type:{self._type_id}", "settings.process")
        submitted(body, lambda: None)

    def _show(self) -> None:
        after = entered(self._form)
        before = self._before(self._form.before) if self._type_id else None
        self._of_items.set_visibility(not after.is_group)
        self._card.show(after)
        self._rules.show(self._known, before, after, self._today)
        if before:
            self._effects.ask(self._known, before, after)

    def _before(self, values: dict[str, Any]) -> TypeFields:
        return TypeFields(**{what: value for what, value in values.items() if what in FIELDS})

    async def _save(self, before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any] | None:
        wanted, entries = self._before(after), after[ROOT]
        if before[ROOT] != entries:
            entries = ordered(entries, self._scene.last)
        replies = edits(before[ROOT], entries)
        if not self._type_id:
            added = await types.add(wanted, replies=replies, by=self._user_id)
            left_for(f"/settings/types/{added}")
            return None
        was = self._before(before)
        await types.edit(self._type_id, before=was, after=wanted, replies=replies, by=self._user_id)
        cleaned = wanted.cleaned()
        self._name(TypeFields(**cleaned))
        self._scene = await scene_of(self._known, self._type_id, viewer=self._user_id)
        saved = {what: value for what, value in cleaned.items() if what in after}
        return saved | {ROOT: self._scene.entries}

    async def _renew(self) -> None:
        """Somebody else may have changed it."""
        self._known = await configuration()
        if kind := self._known.types.get(self._type_id):
            fields = fields_of(kind)
            self._name(fields)
            values = {what: getattr(fields, what) for what in FIELDS}
            self._form.renew({k: v for k, v in values.items() if k in self._form.fields})
