"""Every colour on offer can be told from the card."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from components.hues import LEAST, contrast, hue_names
from components.settings.types.sentences import sentences
from services.catalog.types import TypeFields, fields_of
from services.configuration import configuration
from tests.factories import the_example


@pytest.mark.parametrize("hue", list(hue_names()))
def test_a_colour_of_the_swatches_stands_out_by_day_and_by_night(hue: str) -> None:
    assert min(contrast(hue)) >= LEAST


async def test_a_type_is_told_in_sentences(db: None) -> None:
    cast = await the_example()
    known = await configuration()
    day = date(2026, 11, 24)
    fields = fields_of(known.types[cast.type("1.1")])
    told = {each.key: each.text for each in sentences(known, fields, day)}
    assert told["workflow"] == "Follows the workflow **Deployment** and starts at **1.1 Triage**."
    assert told["days"].endswith("at most **3 days** ahead. Today: up to **Fri 27/11**.")
    assert {"spies", "contact", "lock", "files"} <= told.keys()
    group = TypeFields(code="1", name="Projects", is_group=True)
    assert [each.key for each in sentences(known, group, day)] == ["group"]


@pytest.mark.parametrize("days", [-1, 1000, 999_999_999])
async def test_of_a_number_of_days_that_cannot_be_nothing_is_told(db: None, days: int) -> None:
    cast = await the_example()
    known = await configuration()
    fields = replace(fields_of(known.types[cast.type("1.1")]), max_contact_days=days)
    assert "days" not in {each.key for each in sentences(known, fields, date(2026, 11, 24))}
