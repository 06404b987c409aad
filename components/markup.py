"""Plain elements with the design's classes. Text only ever goes in as text."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from contextlib import suppress
from functools import wraps
from inspect import iscoroutine
from typing import Any

from nicegui.element import Element
from nicegui.elements.mixins.text_element import TextElement

from components import sent
from components.i18n import locale, use
from components.refusals import storage_shown

Handler = Callable[..., Any]
TYPED = "(event) => emit(event.target.value)"


def node(tag: str, classes: str = "", text: str | None = None, **attributes: Any) -> Element:
    """`aria_label=` and the like become attributes with dashes; None leaves one out."""
    element = Element(tag) if text is None else TextElement(tag=tag, text=text)
    if classes:
        element.classes(classes)
    attributed(element, **attributes)
    return element


def attributed(element: Element, **attributes: Any) -> Element:
    """Patch attributes; None takes one away."""
    for name, value in attributes.items():
        key = name.rstrip("_").replace("_", "-")
        if value is None:
            element.props.pop(key, None)
        elif element.props.get(key) != value:
            element.props[key] = value
    return element


def heard(element: Element, event: str, handler: Handler, **options: Any) -> Element:
    """Listen; the handler speaks the language that its page was drawn in."""
    return element.on(event, in_this_language(handler), **options)


def typed(
    element: Element, event: str, took: Callable[[str], Any], *, pause: float = 0.0
) -> Element:
    """`took` gets what the field holds, at most once in `pause` seconds."""
    rests: dict[str, Any] = {"throttle": pause, "leading_events": False} if pause else {}
    return heard(element, event, lambda e: took(sent.text(e)), js_handler=TYPED, **rests)


def in_this_language(handler: Handler) -> Handler:
    """A handler of the page being drawn; where the database can't, its person is told.

    What no page of ours sends is not heard. Of what it returns only a coroutine is awaited: to
    await a dialog is to open it.
    """
    spoken = locale()

    @wraps(handler)
    def speaking(*args: Any) -> Any:
        use(spoken)
        with storage_shown(), suppress(sent.NotUnderstood):
            result = handler(*args)
            return _awaited(result) if iscoroutine(result) else result
        return None

    return speaking


async def _awaited(waiting: Coroutine[Any, Any, Any]) -> Any:
    with storage_shown(), suppress(sent.NotUnderstood):
        return await waiting


def icon(name: str, classes: str = "", **attributes: Any) -> Element:
    """Hidden from readers: the words beside it say the same."""
    return node("i", f"i i-{name} {classes}".strip(), aria_hidden="true", **attributes)


def button(
    text: str,
    on_click: Handler | None = None,
    classes: str = "btn",
    *,
    before: str = "",
    **attributes: Any,
) -> Element:
    """A button of the design; `before` names an icon."""
    made = node("button", classes, type="button", **attributes)
    with made:
        if before:
            icon(before)
        if text:
            node("span", text=text)
    if on_click:
        heard(made, "click", on_click, args=[])
    return made


def icon_button(name: str, label: str, on_click: Handler, classes: str = "") -> Element:
    look = f"btn is-quiet is-small is-icon {classes}".strip()
    return button("", on_click, look, before=name, aria_label=label)


def kbd(text: str) -> Element:
    return node("kbd", text=text, aria_hidden="true")
