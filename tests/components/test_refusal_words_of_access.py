"""Whoever shows a refusal of access, wherever, has its words."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any

import pytest

from components.refusal_words import access as words
from components.refusals import sentence
from services.access import refusals
from services.refusals import NotFound, Refusal

KINDS = [
    kind
    for kind in vars(refusals).values()
    if isinstance(kind, type) and issubclass(kind, Refusal) and kind is not Refusal
]
SAMPLES: dict[str, Any] = {"str": "email", "int": 1, "tuple[str, ...]": ("ticket.open",)}


def a(kind: type[Refusal]) -> Refusal:
    asked = [each for each in fields(kind) if each.default is MISSING]
    return kind(**{each.name: SAMPLES[str(each.type)] for each in asked})


@pytest.mark.parametrize("kind", KINDS)
def test_it_says_more_than_no(kind: type[Refusal]) -> None:
    assert sentence(a(kind)) == words.sentence(a(kind)) != "This can't be done."


def test_what_is_gone_is_not_called_a_ticket() -> None:
    assert "ticket" in sentence(NotFound())
    assert "ticket" not in sentence(NotFound(thing="role"))
