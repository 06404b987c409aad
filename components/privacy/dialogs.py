"""Downloading and erasing, from wherever a person is shaped."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from nicegui import ui

from components.forms.dialogs import FormDialog
from components.forms.said import said
from components.forms.text import TextField
from components.i18n import _, use
from components.i18n import locale as spoken
from components.markup import node
from components.privacy.document import document
from components.refusals import refusals_shown
from services import privacy
from services.configuration import configuration
from services.privacy import Whose

After = Callable[[], Awaitable[object]]


async def download(whose: Whose, viewer: int) -> None:
    """One file of JSON."""
    with refusals_shown():
        tables = await privacy.data_of(whose, by=viewer)
        shaped = await configuration()
        data = document(tables, shaped, shaped.today(datetime.now(UTC)))
        name = f"{_('personal-data')}-{whose.kind}-{whose.id}.json"
        ui.download.content(data, name, "application/json")


def ask_to_erase(whose: Whose, name: str, viewer: int, after: After) -> None:
    """What goes, what stays, and that nothing brings it back, is said before."""
    dialog = FormDialog(_("Erase the data of {name}", name=name), after)
    with dialog.fields() as form:
        with node("div", "foreseen"):
            node("p", text=_gone(whose.kind))
            node("p", text=_("Follow-ups stay with their text, they are the team's record: what is "
                             "written in one can be removed there. Backups made before keep the "
                             "data until they are deleted."))  # fmt: skip
            node("p", "", _("This can't be undone."))
        typed = TextField(_("The name, to confirm"), help_text=name)
        form.add("typed", typed)
        form.add("reason", TextField(_("Reason"), help_text=_("It stands in the ledger.")))

        async def erase() -> None:
            await privacy.erase(
                whose, typed=form.value("typed"), reason=form.value("reason"),
                as_name=await _nobody(), by=viewer,
            )  # fmt: skip
            said(_("The data are erased."))

        dialog.acts(_("Erase"), erase, by_enter=False)


def _gone(kind: str) -> str:
    sentences = {
        "user": _("Name, user, e-mail, sessions and what the ledger says of them are erased; mails "
                  "to them are cancelled. “Erased person” stands in their place."),
        "person": _("Name, phones, e-mails and what the ledger says of them are erased; mails to "
                    "them are cancelled. “Erased person” stands in their place."),
        "customer": _("Name, document, contact persons and what the ledger says of them are "
                      "erased; mails to them are cancelled. “Erased person” stands in their "
                      "place."),
    }  # fmt: skip
    return sentences[kind]


async def _nobody() -> str:
    """In the installation's language: it stands on everybody's screens."""
    here, theirs = spoken(), (await configuration()).installation.locale
    with use(theirs or here):
        return _("Erased person")
