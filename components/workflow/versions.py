"""The versions of a workflow: what each changed, who put it in force, which tickets stand in it."""

from __future__ import annotations

from nicegui import ui
from nicegui.element import Element

from components.forms.saved import left_for
from components.hearing import Hearing
from components.i18n import _, n_
from components.leading import lead
from components.ledger.history import History
from components.markup import button, heard, icon, node
from components.pressing import once
from components.refusals import refusals_shown, sentence
from components.workflow.ticket_links import ticket_links
from components.workflow.version_facts import changes, state_words, who_words
from services import drafting, versions
from services.configuration import Configuration, configuration
from services.drafting.refusals import HasADraft
from services.refusals import Refused
from services.versions import Version

HEAD = (
    '<link rel="stylesheet" href="/static/publishing.css">'
    '<link rel="stylesheet" href="/static/versions.css">'
)


class VersionsScreen:
    def __init__(self, user_id: int, workflow_id: int) -> None:
        self._user_id, self._workflow_id = user_id, workflow_id
        self._list: Element
        ui.add_head_html(HEAD)

    @property
    def _address(self) -> str:
        return f"/settings/workflows/{self._workflow_id}"

    def draw_head(self, head: Element, name: str) -> None:
        with head:
            node("a", "muted settings-back", name, href=self._address)
            icon("chevron_right", "muted")
            node("h1", text=_("Versions"))

    async def stand(self) -> None:
        """Draw them here, and keep them true."""
        self._list = node("ol", "versions")
        self._none = node("p", "nothing", _("No version yet."))
        History(self._user_id, f"workflow:{self._workflow_id}", "settings.process")
        self._hearing = Hearing(self._user_id, then=self.show, pause=0.2)
        await self.show()

    async def show(self) -> None:
        with refusals_shown():
            found = await versions.history(self._workflow_id, by=self._user_id)
            known = await configuration()
            self._list.clear()
            with self._list:
                for each in found:
                    self._draw(known, each)
            drafts = (each.graph.version_id for each in found if each.state == "draft")
            self._hearing.turn_to(f"draft:{next(drafts, 0)}")
            self._none.set_visibility(not found)

    def _draw(self, known: Configuration, version: Version) -> None:
        number = version.graph.number
        with node("li", id=f"v{number}", aria_labelledby=f"of-v{number}"):
            with node("header"):
                look = "" if version.state == "draft" else f"is-{version.state}"
                node("h2", f"state {look}".strip(), state_words(version), id=f"of-v{number}")
                node("span", "small muted", who_words(known, version))
                node("span", "fill")
                restore = self._act(version)
            refused = node("div", "versions-refused", role="alert")
            if restore:
                heard(restore, "click", once(lambda: self._restore(version, refused)), args=[])
            changes(known, version)
            if version.count:
                node("p", "small soft", n_("{n} open ticket stands in it",
                     "{n} open tickets stand in it", version.count))  # fmt: skip
                ticket_links(version.tickets, version.count)

    def _act(self, version: Version) -> Element | None:
        """The button that restores it; the draft has none."""
        if version.state == "draft":
            node("a", "btn is-small", _("Open the draft"), href=self._address)
            return None
        label = _("Restore v{n} as a draft", n=version.graph.number)
        words = _("Restore as a draft")
        return button(words, classes="btn is-small", before="undo", aria_label=label)

    async def _restore(self, version: Version, says: Element) -> None:
        says.clear()
        try:
            await drafting.open_draft(version.graph.version_id, by=self._user_id)
        except Refused as refused:
            with says:
                self._say(refused)
            return
        left_for(self._address)

    def _say(self, refused: Refused) -> None:
        with node("p", "note is-danger"):
            icon("error")
            node("span", "fill", " ".join(map(sentence, refused.refusals)))
            if any(isinstance(each, HasADraft) for each in refused.refusals):
                lead(node("a", "link", _("Open the draft"), href=self._address))
