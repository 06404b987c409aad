"""The settings of the whole installation: what is written, refused, recorded, and what follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from models import Installation, LedgerEntry
from services import tickets
from services.configuration import configuration
from services.installation import InstallationFields, edit, fields_of
from services.refusals import HasChanged, NotPermitted, Refused
from services.tickets import Wish
from services.transaction import json_value
from tests.factories import Cast, a_ticket, the_example
from tests.services.rules.acts import refusals

FRIDAY = datetime(2026, 11, 27, 15, tzinfo=UTC)


@pytest.fixture
async def cast(db: None) -> Cast:
    return await the_example()


async def present() -> InstallationFields:
    return fields_of((await configuration()).installation)


async def changed(by: int | None, **fields: Any) -> None:
    before = await present()
    await edit(before=before, after=replace(before, **fields), by=by)


async def test_what_changes_is_written_and_recorded_before_and_after(cast: Cast) -> None:
    version = (await configuration()).version
    await changed(cast.admin, name="  Padaria \n Central ", reminder_hour=9, holiday_state="SP")
    row = await Installation.get(id=1)
    assert (row.name, row.reminder_hour, row.holiday_state) == ("Padaria Central", 9, "SP")
    [entry] = await LedgerEntry.filter(subject="installation")
    assert (entry.actor_id, entry.happened) == (cast.admin, "installation_edited")
    assert json_value(entry.payload)["before"] == {
        "name": "Example", "reminder_hour": 7, "holiday_state": ""
    }  # fmt: skip
    assert (await configuration()).version > version


async def test_a_yes_or_no_is_recorded_as_one_before_and_after(cast: Cast) -> None:
    await changed(cast.admin, counts_working_days=True)
    [entry] = await LedgerEntry.filter(subject="installation")
    before, after = (json_value(entry.payload)[side] for side in ("before", "after"))
    assert before["counts_working_days"] is False
    assert after["counts_working_days"] is True


async def test_what_is_the_same_leaves_no_trace(cast: Cast) -> None:
    version = (await configuration()).version
    await changed(cast.admin)
    assert await LedgerEntry.filter(subject="installation").count() == 0
    assert (await configuration()).version == version


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"name": "x" * 121}, {"IsTooLong": "name"}),
        ({"timezone": "Mars/Olympus"}, {"IsUnknown": "timezone"}),
        ({"locale": "tlh"}, {"IsUnknown": "locale"}),
        ({"holiday_country": "XX"}, {"IsUnknown": "holiday_country"}),
        ({"reminder_hour": 24}, {"NumberIsOut": "reminder_hour"}),
        ({"escalation_days": None}, {"NumberIsOut": "escalation_days"}),
        ({"escalation_days": 31}, {"NumberIsOut": "escalation_days"}),
        ({"undo_seconds": 61}, {"NumberIsOut": "undo_seconds"}),
        ({"undo_seconds": -1}, {"NumberIsOut": "undo_seconds"}),
    ],
)
async def test_each_field_is_refused_by_itself(
    cast: Cast, fields: dict[str, Any], refused: dict[str, str]
) -> None:
    before = await present()
    assert await refusals(changed(cast.admin, **fields)) == refused
    assert await present() == before


async def test_a_state_goes_with_its_country(cast: Cast) -> None:
    await changed(cast.admin, holiday_state="SP")
    await changed(cast.admin, holiday_country="PT")
    assert (await present()).holiday_state == ""


async def test_whoever_may_not_shape_the_system_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        await changed(cast.ana, name="Mine")
    assert isinstance(refused.value.refusals[0], NotPermitted)


async def test_two_administrators_change_different_fields_and_clash_at_the_same(cast: Cast) -> None:
    seen = await present()
    await changed(cast.admin, reminder_hour=9)
    await edit(before=seen, after=replace(seen, name="Bakery"), by=cast.admin)
    assert ((await present()).reminder_hour, (await present()).name) == (9, "Bakery")
    with pytest.raises(Refused) as refused:
        await edit(before=seen, after=replace(seen, reminder_hour=5), by=cast.admin)
    assert refused.value.refusals == (HasChanged(what="reminder_hour", theirs=9, by=cast.admin),)


async def test_the_next_change_of_a_ticket_is_judged_by_the_new_way_to_count(cast: Cast) -> None:
    number = await a_ticket(type="2.1")
    wish = Wish(text="They call back", next_contact_on=date(2026, 11, 30))
    assert await refusals(tickets.follow_up(number, wish, version=1, by=cast.bruno, now=FRIDAY))
    await changed(cast.admin, counts_working_days=True)
    assert await tickets.follow_up(number, wish, version=1, by=cast.bruno, now=FRIDAY)


async def test_another_zone_is_another_today(cast: Cast) -> None:
    at = datetime(2026, 11, 24, 23, tzinfo=UTC)
    assert (await configuration()).today(at) == date(2026, 11, 24)
    await changed(cast.admin, timezone="Pacific/Auckland")
    assert (await configuration()).today(at) == date(2026, 11, 25)
