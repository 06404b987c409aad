"""Whatever is entered in the ledger can be read there."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from components.i18n import use
from components.ledger import filters
from components.ledger.sentences import sentence
from components.ledger.thing_words import kinds
from components.ledger.values import Values
from services.ledger.seeking import Sought
from services.ledger.things import KINDS
from services.ledger.told import Told, told


def entry(happened: str, payload: str = "{}", subject: str = "ticket:1") -> Told:
    return told((1, subject, 1, 2, datetime.now(UTC).isoformat(), happened, payload))


def test_every_kind_of_thing_can_be_searched() -> None:
    assert set(kinds()) == set(KINDS)


def test_a_happening_of_a_later_program_is_still_readable() -> None:
    assert sentence(entry("was_teleported")) == "{who}: was teleported – {thing}"


@pytest.mark.parametrize(
    ("payload", "changes"),
    [
        ('{"kind":"follow_up","version":2,"center_id":[1,2],"flow":["on","off"]}',
         [("center_id", 1, 2)]),
        ('{"version":2,"files":["ab","cd"],"undid":[3,4]}', []),
        ('{"before":{"name":"a"},"after":{"name":"b"}}', [("name", "a", "b")]),
        ('{"after":{"code":"1.1"}}', [("code", None, "1.1")]),
        ('{"number":3,"after":[{"order":10}]}', []),
        ("[]", []),
    ],
)  # fmt: skip
def test_what_changed_is_read_from_every_shape(payload: str, changes: list[Any]) -> None:
    found = entry("moved", payload).changes
    assert [(each.field, each.before, each.after) for each in found] == changes


def test_an_address_that_makes_no_sense_asks_for_nothing() -> None:
    asked = {"person": "9" * 12, "kind": "'; drop", "since": "yesterday", "until": "2026-13-01"}
    assert filters.sought_in(asked) == Sought()
    assert filters.sought_in({"since": "2026-11-20"}).since == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("events", "all", "Every follow-up"),
        ("security", "none", "none"),
        ("security", "starttls", "STARTTLS"),
        ("password", "changed", "another one"),
        ("color", "cobalt", "Cobalt"),
        ("theme", "auto", "As the system"),
        ("locale", "pt_BR", "Português"),
        ("events", "of_a_later_program", "of_a_later_program"),
    ],
)
def test_what_has_a_name_in_a_form_has_it_here(field: str, value: str, said: str) -> None:
    use("en")
    assert Values(None, {}, date(2026, 11, 24)).words(field, value) == said  # type: ignore[arg-type]


def test_long_values_are_cut_and_nothing_is_none() -> None:
    use("en")
    values = Values(None, {}, date(2026, 11, 24))  # type: ignore[arg-type]
    assert values.words("text", "x" * 500).endswith("…")
    assert values.words("name", "") == "none"
    assert values.words("is_active", False) == "no"
    assert values.words("files", ["a", "b"]) == "2"
