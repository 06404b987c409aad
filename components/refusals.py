"""The words for what the domain refuses, and the one way to show it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from nicegui import ui

from components.i18n import _
from components.refusal_words import sentence
from services.configuration import known
from services.people_colors import hue_of, initials_of
from services.refusals import Refusal, Refused
from services.transaction import StorageRefuses, refusing, still_reads

__all__ = ["as_json", "people", "refusals_shown", "sentence", "storage_shown", "unavailable"]
logger = logging.getLogger(__name__)


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


@contextmanager
def storage_shown() -> Iterator[None]:
    """Where the database can't be read or written, say so; what was typed stays."""
    try:
        with refusing():
            yield
    except StorageRefuses as error:
        ui.notify(unavailable(error), type="warning")


def unavailable(error: BaseException) -> str:
    """The sentence for a database that is gone, or full or read-only; the log has why."""
    logger.warning("The database refuses: %s", error)
    if still_reads(error):
        return _(
            "The disk of Atende is full or can’t be written: reading goes on, but nothing can be "
            "recorded. What was recorded before is safe."
        )
    return _(
        "Nothing can be read or recorded just now. What was recorded before is safe; "
        "try again in a moment."
    )
