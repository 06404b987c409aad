"""What a page with a ticket on it loads."""

from __future__ import annotations

from nicegui import ui

LOADED = """<link rel="stylesheet" href="/static/access.css">
<link rel="stylesheet" href="/static/ticket.css">
<link rel="stylesheet" href="/static/files.css">
<script type="module" src="/static/ticket.js"></script>
<script type="module" src="/static/focus.js"></script>
<script type="module" src="/static/unsent.js"></script>"""


def include() -> None:
    """Once a page."""
    client = ui.context.client
    if not getattr(client, "has_ticket_assets", False):
        client.has_ticket_assets = True  # type: ignore[attr-defined]
        ui.add_head_html(LOADED)
