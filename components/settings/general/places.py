"""Where an installation is: time zones, countries and their states, as lists to choose from."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from nicegui.element import Element

from components.forms.select import SelectField
from components.i18n import _, babel_locale
from components.markup import node
from services.folding import folded
from services.working_days import countries

REGIONS = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe",
           "Indian", "Pacific", "UTC")  # fmt: skip


class ZoneField(SelectField):
    """With the time it is there."""

    def __init__(self, *, value: str) -> None:
        super().__init__(_("Time zone"), _zones(value), value=value)

    def _control(self) -> Element:
        made = super()._control()
        self._there = node("p", "help", "")
        self._say()
        return made

    def took(self, value: Any) -> None:
        super().took(value)
        self._say()

    def show(self, value: Any) -> None:
        super().show(value)
        self._say()

    def _say(self) -> None:
        there = datetime.now(UTC).astimezone(ZoneInfo(self.value))
        self._there.text = _("It is {time} there now.", time=f"{there:%H:%M}")  # type: ignore[attr-defined]


class StateField(SelectField):
    """The states of a country, and none. One that another country has comes back with it."""

    def __init__(self, country: str, *, value: str) -> None:
        self._wanted = value
        super().__init__(_("State"), _states(country), value=value)

    def of(self, country: str) -> None:
        """Of another country."""
        options = _states(country)
        if options == self._options:
            return
        self._options = options
        self.control.clear()
        with self.control:
            for index, label in enumerate(options.values()):
                node("option", text=label, value=str(index))
        self.show(self._wanted)

    def took(self, value: Any) -> None:
        self._wanted = value
        super().took(value)

    def show(self, value: Any) -> None:
        self._wanted = value
        super().show(value if value in self._options else "")

    def words(self, value: Any) -> str:
        return super().words(value) or str(value)


def country_names() -> dict[str, str]:
    """By code, in the reader's language; blank: none."""
    known = babel_locale().territories
    named = {code: str(known.get(code, code)) for code in countries()}
    ordered = sorted(named.items(), key=lambda each: folded(each[1]))
    return {"": _("None: only weekends are free"), **dict(ordered)}


def _states(country: str) -> dict[str, str]:
    states = countries().get(country, {})
    ordered = sorted(states.items(), key=lambda each: folded(each[1]))
    return {"": _("Whole country"), **dict(ordered)}


def _zones(present: str) -> dict[str, str]:
    known = {each for each in available_timezones() if each.partition("/")[0] in REGIONS}
    return {each: each.replace("_", " ") for each in sorted(known | {present})}
