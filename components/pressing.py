"""What is pressed again before the answer to the first press was seen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from nicegui.element import Element
from nicegui.events import GenericEventArguments

from components import sent
from components.markup import heard


def turned(element: Element, state: str, act: Callable[[], Any]) -> Element:
    """A press turns what the attribute `state` says; pressed again before it was seen to turn,
    it is let be."""
    seen = f"(event) => emit(event.currentTarget.getAttribute('{state}') ?? '')"

    def pressed(event: GenericEventArguments) -> Any:
        return act() if sent.text(event) == element.props.get(state, "") else None

    return heard(element, "click", pressed, js_handler=seen)


def once(act: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    """As long as it is under way it isn't begun again."""
    under_way: list[bool] = []

    async def begun(*args: Any) -> Any:
        if under_way:
            return None
        under_way.append(True)
        try:
            return await act(*args)
        finally:
            under_way.clear()

    return begun
