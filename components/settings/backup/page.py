"""The page of backups: how it stands, the plan, one now, and the last ones."""

from __future__ import annotations

from typing import Any

from nicegui.element import Element

from components.forms.figures import UnitField
from components.forms.form import Form
from components.forms.said import said
from components.forms.saved import SavedForm
from components.forms.submitting import submitted
from components.forms.text import TextField
from components.forms.tick import Tick
from components.forms.topics import topic
from components.i18n import _, p_
from components.markup import attributed, button, icon, node
from components.refusals import refusals_shown
from components.settings.backup.runs import LastRuns, StateLine
from services.backup import schedule
from services.backup.planning import BackupPlan, edit, folder_of


class BackupPage:
    def __init__(self, user_id: int, plan: BackupPlan) -> None:
        self._user_id, self._plan = user_id, plan
        self._saved = SavedForm(_("Save"), self._save)
        self._is_at_it = False

    async def stand(self, head: Element) -> None:
        with head:
            node("span", "fill")
        self._saved.stands_in(head)
        with (
            node("div", "sheet is-single"),
            node("form", aria_label=_("Backup"), novalidate=True) as body,
        ):
            form = self._saved.form = Form(recalls=True)
            self._state = StateLine()
            await self._state.show()
            self._draw_plan(form)
            self._draw_keys()
            await self._draw_runs()
        submitted(body, lambda: None)
        self._saved.ready()

    def _draw_plan(self, form: Form) -> None:
        plan = self._plan
        with topic(_("Plan"), _("Everything in one file, while people work.")):
            form.add("is_on", Tick(_("Back up by itself"), value=plan.is_on))
            every, hours, files = p_("backups every", "Every"), _("hours"), _("files")
            with node("div", "cols"):
                form.add("hours", UnitField(every, value=plan.hours, unit=hours))
                form.add("keep", UnitField(_("Keep the last"), value=plan.keep, unit=files))
            blank = _("Blank: {folder}, on the same disk as the data. Another disk is safer.",
                      folder=str(folder_of("")))  # fmt: skip
            form.add("folder", TextField(_("Folder"), value=plan.folder, help_text=blank))

    def _draw_keys(self) -> None:
        with topic(_("Keys"), _("A backup can't be verified without them.")), node("p", "note"):
            icon("lock")
            words = _("The keys are in no backup. Keep {first} and {second} in another place.",
                      first="ledger.key", second="secret.key")  # fmt: skip
            node("span", text=words)

    async def _draw_runs(self) -> None:
        with topic(_("Last backups")):
            self._runs = LastRuns()
            await self._runs.show()
            with node("div", "line"):
                self._now = button(_("Back up now"), self._run, before="inbox")

    async def _run(self) -> None:
        """One at a time; the button says that it is at it."""
        if self._is_at_it:
            return
        self._busy(is_at_it=True)
        try:
            with refusals_shown():
                await schedule.run()
                said(_("The backup is made."))
        finally:
            self._busy(is_at_it=False)
            await self._show()

    def _busy(self, *, is_at_it: bool) -> None:
        self._is_at_it = is_at_it
        attributed(self._now, aria_disabled="true" if is_at_it else None).update()
        if is_at_it:
            self._state.at_it()

    async def _show(self) -> None:
        await self._state.show()
        await self._runs.show()

    async def _save(self, before: dict[str, Any], after: dict[str, Any]) -> None:
        await edit(before=BackupPlan(**before), after=BackupPlan(**after), by=self._user_id)
        await self._state.show()
