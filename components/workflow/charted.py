"""The quarter of the chart; on a phone it is folded away until it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from nicegui.element import Element

from components.i18n import _
from components.markup import attributed, button, node
from components.pressing import turned
from components.workflow.words import kind_class, kind_words


@contextmanager
def charted() -> Iterator[None]:
    """What is drawn in it stands under its head."""
    with node("section", "charted", aria_labelledby="flux", id="charted") as section:
        with node("header") as head:
            node("h2", "h3 fill", _("Chart"), id="flux")
            _fold(section)
        with head:
            _legend()
        yield


def _legend() -> None:
    for kind, words in kind_words().items():
        with node("span", "legend"):
            node("span", kind_class(kind), aria_hidden="true")
            node("span", text=words)


def _fold(section: Element) -> None:
    with button("", classes="btn is-small fold-chart", aria_controls="charted") as fold:
        words = node("span", text=_("Show the chart"))
    attributed(fold, aria_expanded="false")

    def turn() -> None:
        is_open = "is-open" not in section.classes
        section.classes(add="is-open" if is_open else "", remove="" if is_open else "is-open")
        attributed(fold, aria_expanded=str(is_open).lower()).update()
        words.text = _("Hide the chart") if is_open else _("Show the chart")  # type: ignore[attr-defined]
        section.run_method("scrollIntoView", {"block": "start" if is_open else "nearest"})

    turned(fold, "aria-expanded", turn)
