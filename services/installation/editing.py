"""The settings of the whole installation, changed field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any
from zoneinfo import available_timezones

from models import Installation
from services.access.own import LOCALES
from services.access.permissions import demand
from services.configuration import InstallationInfo, configuration_locked
from services.entering import clean, number_objections, refuse
from services.merging import changed, clashes, told
from services.refusals import IsTooLong, IsUnknown, Refusal
from services.transaction import Work, unit_of_work
from services.working_days import countries

PERMISSION = "settings.system"
SUBJECT = "installation"
LONGEST_NAME = 120
FIGURES = {"reminder_hour": (0, 23), "escalation_days": (0, 30), "undo_seconds": (0, 60)}


@dataclass(frozen=True, slots=True, kw_only=True)
class InstallationFields:
    """What is entered about it; `services.configuration.InstallationInfo` says what it means.

    No figure is None but while it is typed.
    """

    name: str
    timezone: str
    locale: str
    counts_working_days: bool
    holiday_country: str
    holiday_state: str
    reminder_hour: int | None
    escalation_days: int | None
    undo_seconds: int | None

    def cleaned(self) -> dict[str, Any]:
        """States are of a country."""
        known = countries().get(self.holiday_country, {})
        state = self.holiday_state if self.holiday_state in known else ""
        return asdict(self) | {"name": clean(self.name), "holiday_state": state}


def fields_of(installation: InstallationInfo) -> InstallationFields:
    names = InstallationFields.__dataclass_fields__
    return InstallationFields(**{name: getattr(installation, name) for name in names})


async def edit(*, before: InstallationFields, after: InstallationFields, by: int | None) -> None:
    """Write what `after` changes of `before`. Every screen takes what it shows anew.

    Raises Refused, with HasChanged for what somebody else changed meanwhile.
    """
    was, wanted = before.cleaned(), after.cleaned()

    async def body(work: Work) -> None:
        configuration = await configuration_locked(work)
        demand(configuration, by, PERMISSION)
        present = fields_of(configuration.installation).cleaned()
        changes = changed(was, wanted, present)
        refuse(
            await clashes(work, SUBJECT, before=was, after=wanted, present=present),
            _against(present | changes),
        )
        if changes:
            await Installation.filter(id=1).update(**changes)
            await work.ledger(SUBJECT, "installation_edited", told(present, changes))
            work.configuration_changed()

    await unit_of_work(body, by=by)


def _against(values: Mapping[str, Any]) -> Iterator[Refusal]:
    if len(values["name"]) > LONGEST_NAME:
        yield IsTooLong(what="name", limit=LONGEST_NAME)
    yield from _against_choices(values)
    for what, (least, most) in FIGURES.items():
        entered = least - 1 if values[what] is None else values[what]
        yield from number_objections(what, entered, least, most)


def _against_choices(values: Mapping[str, Any]) -> Iterator[Refusal]:
    known = {
        "timezone": available_timezones(),
        "locale": LOCALES[1:],
        "holiday_country": ("", *countries()),
    }
    yield from (IsUnknown(what=what) for what, some in known.items() if values[what] not in some)
