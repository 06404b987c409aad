"""The workflow of a type: only those with a published version, and where each starts."""

from __future__ import annotations

from typing import Any

from nicegui.element import Element

from components.forms.select import SelectField
from components.i18n import _
from components.markup import attributed, node
from components.settings.types.sentences import start_of
from services.configuration import Configuration


class WorkflowField(SelectField):
    def __init__(self, known: Configuration, *, value: int | None) -> None:
        self._known = known
        super().__init__(_("Workflow"), _offered(known, value), value=value)

    def _control(self) -> Element:
        made = super()._control()
        with node("p", "help"):
            self._start = node("span", text="")
            self._link = node("a", "link", _("Open the workflow"), href="")
        self._say()
        return made

    def took(self, value: Any) -> None:
        super().took(value)
        self._say()

    def show(self, value: Any) -> None:
        super().show(value)
        self._say()

    def _say(self) -> None:
        start = start_of(self._known, self.value)
        words = _("Starts at {center}.", center=start) if start else ""
        self._start.text = words if self.value else _("Each follow-up chooses the CR.")  # type: ignore[attr-defined]
        attributed(
            self._link, href=f"/settings/workflows/{self.value}", hidden=not self.value or None
        ).update()


def _offered(known: Configuration, value: int | None) -> dict[int | None, str]:
    """The present one too, though it may have been retired."""
    offers: dict[int | None, str] = {None: _("None: free choice among CRs")}
    for workflow in known.workflows.values():
        version = workflow.published_version_id
        if version is not None:
            number = known.library.graph(version).number
            offers[workflow.id] = _("{name}, v{number}", name=workflow.name, number=number)
        elif workflow.id == value:
            offers[workflow.id] = _("{name}, not published", name=workflow.name)
    return offers
