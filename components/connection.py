"""Whether the server is there, for a page that says nothing while it is."""

from __future__ import annotations

from nicegui.element import Element

from components.i18n import js_catalogue, locale


class ConnectionSaid(Element, component="connection.js"):
    """Nothing is seen until the connection has been away for a moment."""

    def __init__(self) -> None:
        super().__init__()
        self._props["locale"] = locale()
        self._props["words"] = js_catalogue(locale())
