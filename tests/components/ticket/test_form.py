from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from components.new_ticket_form import NewForm, new_form_from
from components.ticket.form import Form, form_from
from services.tickets import UNCHANGED
from services.workflow import Given


def test_a_draft_comes_back_as_it_was() -> None:
    form = Form(text="Half", answers=(Given(1, 20, "yes"),), next_contact_on=date(2026, 11, 25),
                contact_user_id=None, priority=1)  # fmt: skip
    again = form_from(form.as_json())
    assert again == form
    assert again.type_id is UNCHANGED
    assert again.contact_user_id is None


def test_a_draft_of_a_new_ticket_comes_back_as_it_was() -> None:
    form = NewForm(customer_id=3, type_id=2, subject="Till", then_answers=(Given(1, 20, "yes"),),
                   next_contact_on=date(2026, 11, 25), sets_date=True)  # fmt: skip
    assert new_form_from(form.as_json()) == form


def test_what_a_form_does_not_know_is_left_out() -> None:
    assert form_from({"text": "x", "colour": "red"}).text == "x"
    assert new_form_from({"subject": "x", "colour": "red"}).subject == "x"


@pytest.mark.parametrize(
    "junk",
    [{"next_contact_on": "soon"}, {"answers": [1]}, {"text": 5}, {"direction": "up"}, {"key": {}}],
)
def test_what_is_no_draft_is_an_empty_form(junk: dict[str, Any]) -> None:
    assert form_from(junk).text == new_form_from(junk).text == ""
    assert form_from(junk).direction == "advance"
