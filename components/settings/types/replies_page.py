"""The page of the replies that are for any type."""

from __future__ import annotations

from typing import Any

from nicegui.element import Element

from components.forms.form import Form
from components.forms.saved import SavedForm
from components.forms.submitting import submitted
from components.forms.topics import topic
from components.i18n import _
from components.markup import node
from components.settings.types.replies import ReplyList
from components.settings.types.reply_entries import ROOT, edits, ordered
from components.settings.types.scene import Scene, scene_of
from services.catalog.replies import shape
from services.configuration import Configuration


class RepliesPage:
    def __init__(self, user_id: int, known: Configuration, scene: Scene) -> None:
        self._user_id, self._known, self._scene = user_id, known, scene
        self._saved = SavedForm(_("Save replies"), self._save)

    def stand(self, head: Element) -> None:
        with head:
            node("h1", text=_("Replies for any type"))
            node("span", "fill")
        self._saved.stands_in(head)
        with (
            node("div", "settings-page"),
            node("form", novalidate=True, aria_label=_("Standard replies")) as body,
        ):
            self._form = self._saved.form = Form(recalls=True)
            with topic(_("Standard replies"), _("Offered for every type, by the CR.")):
                listed = ReplyList(
                    self._known, self._scene.entries, type_id=0, tried=self._scene.tried
                )
                self._form.add(ROOT, listed)
        submitted(body, lambda: None)
        self._saved.ready()

    async def _save(self, before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
        entries = ordered(after[ROOT], self._scene.last)
        await shape(edits(before[ROOT], entries), by=self._user_id)
        self._scene = await scene_of(self._known, None, viewer=self._user_id)
        return {ROOT: self._scene.entries}
