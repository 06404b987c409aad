"""A link that is seen once: copied with one press, or shown to be copied by hand."""

from __future__ import annotations

from typing import Any

from nicegui import ui

from components.forms.dialogs import plain_dialog
from components.forms.said import said
from components.i18n import _
from components.markup import button, heard, node

LOADED = '<script src="/static/people.js" defer></script>'
PATIENCE = 3.0


async def copied(text: str) -> bool:
    """Whether the browser has put it on the clipboard."""
    with ui.context.client.content:
        held = node("span", text=text, hidden=True, data_to_copy="")
    try:
        return bool(await ui.run_javascript("copyHeld()", timeout=PATIENCE))
    except TimeoutError:
        return False
    finally:
        held.delete()


def link_once(heading: str, link: str, lasts: str) -> None:
    """The only time a link is seen: it is stored as a hash."""
    dialog, body = plain_dialog()
    with body:
        node("h2", text=heading)
        with node("div", "once"):
            shown = node("code", text=link)
            node("p", "small", " ".join((lasts, _("It works once and is shown only now."))))
        with node("div", "acts"):
            copy = button(_("Copy the link"), None, "btn is-primary")
            button(_("Close"), dialog.close)
    heard(copy, "click", _tell, js_handler=f"async () => emit(await copyShown('{shown.html_id}'))")
    dialog.open()


def _tell(event: Any) -> None:
    said(_("Copied.") if event.args else _("The link is selected: copy it with Ctrl C."))
