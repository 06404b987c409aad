"""That no mail leaves, said once to whoever can change it."""

from __future__ import annotations

from components.i18n import _
from components.markup import button, icon, node
from services import notices
from services.configuration import configuration
from services.mail.server import server
from services.transaction import reading

RIGHT = "settings.system"


async def say_that_no_mail_leaves(viewer: int) -> None:
    shaped = await configuration()
    if not shaped.may(viewer, RIGHT) or notices.is_understood(shaped, viewer):
        return
    if await reading(server) is not None:
        return
    with node("p", "note no-server") as note:
        icon("info")
        node("span", "fill", _("No mail leaves yet: who is told something reads it here."))
        node("a", "link", _("Set up mail"), href="/settings/mail")

        async def understood() -> None:
            await notices.understand(by=viewer)
            note.delete()

        button(_("Understood"), understood, "btn is-small")
