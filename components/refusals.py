"""The words for what the domain refuses, and the one way to show it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from nicegui import ui

from components.refusal_words import sentence
from services.configuration import known
from services.people_colors import hue_of, initials_of
from services.refusals import Refusal, Refused

__all__ = ["as_json", "people", "refusals_shown", "sentence"]


def as_json(refused: Refused) -> list[dict[str, Any]]:
    """Every refusal with its rule, field, sentence and the people who can."""
    return [_as_json(refusal) for refusal in refused.refusals]


def _as_json(refusal: Refusal) -> dict[str, Any]:
    return {
        "rule": refusal.rule,
        "kind": type(refusal).__name__,
        "field": refusal.field,
        "sentence": sentence(refusal),
        "who": people(refusal.who),
    }


def people(ids: tuple[int, ...], most: int = 3) -> list[dict[str, Any]]:
    users = known().users
    return [
        {
            "id": user_id,
            "name": users[user_id].name,
            "initials": initials_of(users[user_id].name),
            "hue": hue_of(user_id),
        }
        for user_id in ids[:most]
        if user_id in users
    ]


@contextmanager
def refusals_shown() -> Iterator[None]:
    """Tell the person why the domain refused; let real bugs through to the log."""
    try:
        yield
    except Refused as refused:
        ui.notify("\n".join(map(sentence, refused.refusals)), multi_line=True, type="warning")
