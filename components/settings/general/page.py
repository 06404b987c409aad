"""The page of the installation: its name and place, its days, reminders, and how long undo is."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from nicegui.element import Element

from components.forms.figures import UnitField
from components.forms.form import Form
from components.forms.saved import SavedForm
from components.forms.segment import SegmentField
from components.forms.select import SelectField
from components.forms.submitting import submitted
from components.forms.text import TextField
from components.forms.topics import topic
from components.hearing import Hearing
from components.i18n import _
from components.markup import node
from components.settings.general.ahead import Ladder, NextHolidays
from components.settings.general.places import StateField, ZoneField, country_names
from services.configuration import configuration, known
from services.installation import InstallationFields, edit, fields_of
from services.working_days import WorkingDays

LANGUAGES = {"pt_BR": "Português", "en": "English"}


class GeneralPage:
    def __init__(self, user_id: int) -> None:
        self._user_id = user_id
        self._saved = SavedForm(_("Save"), self._save)

    def stand(self, head: Element) -> None:
        with head:
            node("span", "fill")
        self._saved.stands_in(head)
        fields = fields_of(known().installation)
        with node("div", "sheet"):
            with node("form", aria_label=_("General"), novalidate=True) as body:
                self._form = self._saved.form = Form(recalls=True)
                self._draw_place(fields)
                self._draw_days(fields)
                self._draw_reminders(fields)
                self._draw_undo(fields)
            with node("aside", aria_label=_("Preview")):
                self._holidays, self._ladder = NextHolidays(), Ladder()
        submitted(body, lambda: None)
        self._form.follow(self._show)
        self._saved.ready()
        self._show()
        Hearing(self._user_id, then=self._renew, pause=0.2)

    def _draw_place(self, fields: InstallationFields) -> None:
        form = self._form
        with topic(_("Installation"), _("Its name stands on the sign-in and on mails.")):
            form.add("name", TextField(_("Name"), value=fields.name))
            with node("div", "cols"):
                form.add("timezone", ZoneField(value=fields.timezone))
                help_text = _("For mails to whoever chose none, and to customers.")
                language = SelectField(
                    _("Language"), LANGUAGES, value=fields.locale, help_text=help_text
                )
                form.add("locale", language)

    def _draw_days(self, fields: InstallationFields) -> None:
        form = self._form
        ways = {False: _("Calendar days"), True: _("Working days")}
        sentence = _("How the days to the next contact are counted. Open tickets keep their dates.")
        with topic(_("Days"), sentence):
            counted = SegmentField(_("Count"), ways, value=fields.counts_working_days)
            form.add("counts_working_days", counted)
            with node("div", "cols"):
                country = SelectField(
                    _("Holidays of"), country_names(), value=fields.holiday_country
                )
                form.add("holiday_country", country)
                self._state = StateField(fields.holiday_country, value=fields.holiday_state)
                form.add("holiday_state", self._state)

    def _draw_reminders(self, fields: InstallationFields) -> None:
        sentence = _("Once on a working day: what is overdue or due, in one mail a person.")
        with topic(_("Reminders"), sentence), node("div", "cols"):
            hours = {hour: f"{hour:02}:00" for hour in range(24)}
            hour = SelectField(_("From"), hours, value=fields.reminder_hour)
            self._form.add("reminder_hour", hour)
            help_text = _("Each such time one more position above hears of it. 0: nobody above.")
            days = UnitField(
                _("Up the hierarchy after"), value=fields.escalation_days,
                unit=_("working days"), help_text=help_text,
            )  # fmt: skip
            self._form.add("escalation_days", days)

    def _draw_undo(self, fields: InstallationFields) -> None:
        sentence = _("How long one's own act can be taken back. Its mails wait as long.")
        with topic(_("Undo"), sentence), node("div", "cols"):
            help_text = _("0 to 60. 0: nothing can be undone.")
            seconds = UnitField(
                _("Time to undo"), value=fields.undo_seconds, unit=_("seconds"), help_text=help_text
            )
            self._form.add("undo_seconds", seconds)

    def _show(self) -> None:
        """What is chosen, saved or not."""
        form, today = self._form, known().today(datetime.now(UTC))
        self._state.of(form.value("holiday_country"))
        days = WorkingDays(form.value("holiday_country"), self._state.value)
        self._holidays.of(days, today)
        self._ladder.of(days, today, form.value("reminder_hour"), form.value("escalation_days"))

    async def _save(self, before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any] | None:
        wanted = InstallationFields(**after)
        await edit(before=InstallationFields(**before), after=wanted, by=self._user_id)
        return wanted.cleaned()

    async def _renew(self) -> None:
        """Somebody else may have changed it."""
        fields = fields_of((await configuration()).installation)
        self._form.renew({what: getattr(fields, what) for what in self._form.fields})
