"""Taking the example data out: what goes and what stays is said first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nicegui.element import Element

from components.access.example_words import gone_words, kept_words
from components.forms.choice import Choice
from components.forms.dialogs import FormDialog
from components.forms.said import said
from components.forms.topics import topic
from components.i18n import _, n_
from components.markup import button, node
from services import example
from services.access.permissions import is_administrator
from services.configuration import Configuration

if TYPE_CHECKING:
    from components.access.house import House


async def example_data(configuration: Configuration, house: House) -> None:
    """Nothing where there is none, or for whoever may not remove it."""
    if not configuration.installation.has_example:
        return
    if not is_administrator(configuration, house.user_id):
        return
    with topic(_("Example data"), _("Made up, to try things out.")):
        node("p", "soft", _("Sign in as one of its people to see what they see: copy their link."))
        with node("div", "acts"):
            button(_("Remove example data"), lambda: remove_example(house), "btn is-small")


async def remove_example(house: House) -> None:
    foreseen = {
        everything: await example.foreseen(everything, by=house.user_id)
        for everything in (False, True)
    }
    dialog = FormDialog(_("Remove example data"), house.show)
    with dialog.fields():

        async def show(everything: bool) -> None:
            box.clear()
            with box:
                _foretell(foreseen[everything])

        choice = Choice(_("What is to go"), _choices(), on_change=show)
        box = node("div", "foreseen", role="status")
        await show(choice.value)

        async def remove() -> None:
            await example.remove(choice.value, by=house.user_id, progress=told)
            said(_("The example data are gone."))

        def told(left: int) -> None:
            _show_progress(box, left)

        dialog.acts(_("Remove"), remove, by_enter=False)


def _choices() -> dict[bool, tuple[str, str]]:
    return {
        False: (
            _("Tickets, customers and people"),
            _("CRs, workflows and types stay, as a start."),
        ),
        True: (
            _("Everything"),
            _("CRs, workflows, types and all else that came with the example, too."),
        ),
    }


def _foretell(removal: example.Removal) -> None:
    node("p", text=gone_words(removal))
    if kept := kept_words(removal):
        node("p", text=_("Stays, because something real uses it:"))
        with node("ul"):
            for line in kept:
                node("li", text=line)
    node("p", "soft", _("This can't be undone. Who is signed in as one of these people is out."))


def _show_progress(box: Element, left: int) -> None:
    box.clear()
    with box:
        node("p", text=n_("{n} ticket is left to remove.", "{n} tickets are left to remove.", left))
