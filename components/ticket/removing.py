"""The dialog that destroys a file or the text of an entry: with a reason, and for good."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from components.forms.dialogs import FormDialog
from components.forms.text import TextField
from components.i18n import _
from components.markup import node
from services import tickets
from services.tickets.sheet import Entry, File


class Removing:
    """For one viewer. Whoever looks at the ticket hears of it, they themselves too."""

    def __init__(self, viewer: int) -> None:
        self._viewer = viewer

    def file(self, file: File) -> None:
        said = _("Its bytes are destroyed. That it was here, and why it went, stays.")
        self._ask(_("Remove {name}", name=file.name), said, file.id, tickets.remove_file)

    def text(self, entry: Entry) -> None:
        said = _("The words are destroyed. Who wrote, when, and what it moved stays.")
        self._ask(_("Remove this text"), said, entry.id, tickets.remove_text)

    def _ask(
        self, heading: str, said: str, which: int, remove: Callable[..., Awaitable[object]]
    ) -> None:
        dialog = FormDialog(heading, _heard_anyway)
        with dialog.fields() as form:
            node("p", "soft", said)
            form.add("reason", TextField(_("Reason"), help_text=_("It stands in the ticket.")))

            async def act() -> None:
                await remove(which, reason=form.value("reason"), by=self._viewer)

            dialog.acts(_("Remove for good"), act)


async def _heard_anyway() -> None:
    """The page behind the dialog listens to its ticket."""
