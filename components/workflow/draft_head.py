"""When a draft was last saved, and who else is here; for the head of its page."""

from __future__ import annotations

from datetime import UTC, datetime

from nicegui import ui

from components.i18n import _, n_
from components.markup import button, node
from components.workflow.company import Editing
from components.workflow.state import DraftState
from services.people_colors import hue_of, initials_of

ASK_EVERY = 5.0


class DraftHead:
    def __init__(self, state: DraftState, editing: Editing) -> None:
        self._state, self._editing = state, editing
        with node("span", "note is-today over", role="alert") as self._over:
            node("span", text=_("This draft was published or discarded."))
            button(_("See what is there now"), ui.navigate.reload, "btn is-small")
        self._over.set_visibility(False)
        self._others = node("span", "presence")
        self._saved = node("span", "small muted", "", role="status")
        ui.timer(ASK_EVERY, self._tick)
        self._tick()

    def say_over(self) -> None:
        self._over.set_visibility(True)

    def show_company(self) -> None:
        self._others.clear()
        with self._others:
            for each in self._editing.others:
                name = self._state.known.users[each.user_id].name
                words = _("{name} is in this draft too", name=name)
                node("span", f"avatar who-{hue_of(each.user_id)}", initials_of(name),
                     role="img", aria_label=words, title=words)  # fmt: skip

    def _tick(self) -> None:
        seconds = int((datetime.now(UTC) - self._state.saved_at).total_seconds())
        self._saved.text = _ago(seconds)  # type: ignore[attr-defined]
        self.show_company()


def _ago(seconds: int) -> str:
    if seconds < ASK_EVERY:
        return _("Saved")
    if seconds < 120:  # noqa: PLR2004
        return n_("Saved {n} s ago", "Saved {n} s ago", seconds)
    return n_("Saved {n} min ago", "Saved {n} min ago", seconds // 60)
