"""Fields of a line: the browser's own while typed in, told to the draft as they are left."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from nicegui.element import Element
from nicegui.events import GenericEventArguments

from components import sent
from components.leading import lead
from components.markup import attributed, heard, node

PAUSE = 0.25
LONGEST = 10_000
TYPED = "({ target }) => emit({ text: target.value, over: Number(target.dataset.shown) })"
Told = Callable[[str], Awaitable[object]]


class Typed:
    """`told` hears a changed text as the field is left, or by a pause where it is `live`."""

    def __init__(
        self, label: str, value: str, told: Told, *, is_live: bool = False, **attributes: Any
    ) -> None:
        self.value, self._told, self.field = value, told, label
        self.wrong, self._last = "", ""
        self._shown = self._replaced = 0
        self._tells = False
        self.input: Element = node(
            "input",
            "input",
            type="text",
            autocomplete="off",
            aria_label=label,
            data_field=label,
            data_shown="0",
            **attributes,
        )
        self.input.props["^value"] = value
        # A text typed anew as it was before is no change to the browser, but one to the draft.
        for left in ("change", "blur"):
            heard(self.input, left, self._typed, js_handler=TYPED)
        if is_live:
            heard(self.input, "input", self._typed, js_handler=TYPED,
                  throttle=PAUSE, leading_events=False)  # fmt: skip

    async def _typed(self, event: GenericEventArguments) -> None:
        value, over = _told(event)
        if value != self.value and not self._is_gone(value, over):
            self.value = self._last = value
            self._tells = True
            try:
                await self._told(value)
            finally:
                self._tells = False

    def _is_gone(self, value: str, over: int) -> bool:
        """Typed before another's text took its place, or told before and refused since."""
        return over < self._replaced or (over < self._shown and value == self._last)

    async def retype(self, before: str, now: str) -> None:
        """What was typed, or typed on, while nobody heard it; another's text is left alone."""
        if now != self.value and (self.value == before or now.startswith(self.value)):
            self.show(now)
            await self._told(now)

    def show(self, value: str) -> None:
        """Stand at `value`; what is there already is left alone, and what isn't understood yet."""
        if value != self.value and not self.wrong:
            self.value = value
            self._shown += 1
            if not self._tells:
                self._replaced = self._shown
            if not self.input.is_deleted:
                attributed(self.input, data_shown=str(self._shown)).update()
                self.input.run_method("setRangeText", value, 0, LONGEST, "end")

    def mark(self, *, wrong: str = "", unfinished: bool = False) -> None:
        """`wrong`: the sentence that says why it isn't understood."""
        self.wrong = wrong
        if self.input.is_deleted:
            return
        attributed(self.input, aria_invalid="true" if wrong else None)
        classes = {"is-wrong": bool(wrong), "is-unfinished": unfinished}
        self.input.classes(
            add=" ".join(each for each, holds in classes.items() if holds),
            remove=" ".join(each for each, holds in classes.items() if not holds),
        )
        self.input.update()

    def hangs(self, unfinished: bool) -> None:
        """Whether it leads to what isn't there yet."""
        if not self.wrong:
            self.mark(unfinished=unfinished)

    def focus(self) -> None:
        lead(self.input)


def _told(event: GenericEventArguments) -> tuple[str, int]:
    """What the field held, and how often it had been given a text when that was typed."""
    match sent.told(event):
        case {"text": str(text), "over": int(over)}:
            return text, over
    raise sent.NotUnderstood


class Labelled:
    """A field's name above whatever stands in it."""

    def __init__(self, label: str, classes: str = "") -> None:
        self._label = label
        self.element = node("div", f"field {classes}".strip())

    def __enter__(self) -> Element:
        self.element.__enter__()
        node("span", "label", self._label, aria_hidden="true")
        return self.element

    def __exit__(self, *_: Any) -> None:
        self.element.__exit__()
