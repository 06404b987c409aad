"""What a browser sends with an event, in the shape that its handler reads.

Our own pages send nothing else: what has another shape is forged, and not heard.
"""

from __future__ import annotations

from typing import Any

from nicegui.events import GenericEventArguments, ValueChangeEventArguments

LARGEST = 2**31 - 1


class NotUnderstood(Exception):
    """Not from a page of ours."""


class Overtaken(NotUnderstood):
    """Pressed before what the same press had opened was seen."""


def text(event: GenericEventArguments) -> str:
    if not isinstance(event.args, str):
        raise NotUnderstood
    return event.args


def typed(event: ValueChangeEventArguments[Any]) -> str:
    """Into an input of NiceGUI's own."""
    value = event.value or ""
    if not isinstance(value, str):
        raise NotUnderstood
    return value


def index(event: GenericEventArguments) -> int:
    return _number(event.args)


def number(asked: dict[str, Any]) -> int:
    """The ticket that is named."""
    return _number(asked.get("n"))


def told(event: GenericEventArguments) -> dict[str, Any]:
    if not isinstance(event.args, dict):
        raise NotUnderstood
    return event.args


def _number(value: Any) -> int:
    if type(value) is not int or not -1 <= value <= LARGEST:
        raise NotUnderstood
    return value
