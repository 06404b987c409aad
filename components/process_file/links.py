"""The ways to the process as a file, at the head of a list."""

from __future__ import annotations

from components.i18n import _
from components.markup import node

EXPORT = "/api/process/export"
IMPORT = "/settings/workflows/import"


def links() -> None:
    node("a", "btn is-quiet", _("Export"), href=EXPORT, download="process.yaml")
    node("a", "btn is-quiet", _("Import"), href=IMPORT)
