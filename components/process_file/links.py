"""The ways to the process as a file, at the head of a list."""

from __future__ import annotations

from nicegui import ui

from components.i18n import _
from components.markup import heard, node
from components.refusals import refusals_shown
from services.process_file import export

EXPORT = "/api/process/export"
IMPORT = "/settings/workflows/import"
ASKED = "(event) => { event.preventDefault(); emit(); }"


def links(user_id: int) -> None:
    async def exported() -> None:
        """What stands against it is said here: a download that is refused says nothing."""
        with refusals_shown():
            await export(by=user_id)
            ui.navigate.to(EXPORT)

    way = node("a", "btn is-quiet", _("Export"), href=EXPORT)
    heard(way, "click", exported, args=[], js_handler=ASKED)
    node("a", "btn is-quiet", _("Import"), href=IMPORT)
