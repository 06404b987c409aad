"""The chart as an element: built once, patched by `show`, and read, never drawn in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from nicegui import ui
from nicegui.element import Element

from components import sent
from components.i18n import _
from components.markup import heard
from components.workflow.chart.model import Chart as Shown

LOADED = '<link rel="stylesheet" href="/static/chart.css">'


class Chart(Element, component="chart.js"):
    """`on_select` gets the id of the line whose node was clicked.

    It fills what it stands in, which must have a height. Its words are those of its first page.
    """

    def __init__(self, shown: Shown, *, on_select: Callable[[int], Any]) -> None:
        super().__init__()
        _load_styles()
        self._props["model"] = shown
        self._props["words"] = _words(shown["name"])
        heard(self, "chart-select", lambda event: on_select(sent.index(event)))

    def show(self, shown: Shown) -> None:
        """Another state of the draft; what is in sight stays in sight."""
        self._props["model"] = shown
        self.run_method("show", shown)

    def select(self, line: int | None) -> None:
        self._props["selected"] = line
        self.run_method("select", line)

    def light(self, lines: Sequence[int], token: str = "") -> None:
        """The way that was walked, its last line the present one, where `token` stands."""
        self._props["walked"], self._props["token"] = list(lines), token
        self.run_method("light", list(lines), token)


def _words(name: str) -> dict[str, str]:
    label = _("Chart of {name}. The table of the sequence says the same.", name=name)
    return {
        "label": label,
        "empty": _("No step yet. Each line of the sequence is drawn here."),
        "failed": _("The chart could not be drawn. The table says the same."),
        "again": _("Try again"),
        "zoom": _("Size of the chart"),
        "smaller": _("Smaller"),
        "larger": _("Larger"),
        "fit": _("Fit"),
        "hold": _("Tap to move it"),
    }


def _load_styles() -> None:
    client = ui.context.client
    if not getattr(client, "has_chart_styles", False):
        client.has_chart_styles = True  # type: ignore[attr-defined]
        ui.add_head_html(LOADED)
