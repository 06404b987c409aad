"""The dialog that hands somebody's open tickets over, and the one that takes them back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from components.forms.dialogs import FormDialog
from components.forms.said import said
from components.forms.text import TextField
from components.handing_over.shares import Successors
from components.i18n import _, n_
from components.markup import node
from services import handing_over
from services.configuration import configuration
from services.handing_over import UnderWay

After = Callable[[], Awaitable[object]]


async def hand_over(from_user: int, user_id: int, after: After) -> None:
    known = await configuration()
    count = (await handing_over.theirs([from_user]))[from_user]
    is_own = from_user == user_id
    heading = (
        _("Hand my tickets over")
        if is_own
        else _("Hand over the tickets of {name}", name=known.users[from_user].name)
    )
    dialog = FormDialog(heading, after)
    with dialog.fields() as form:
        Successors(form, known, from_user, count)
        form.add("reason", TextField(_("Reason"), help_text=_("It stands in each ticket.")))

        async def act() -> None:
            heirs, reason = form.value("successors"), form.value("reason")
            begun = await handing_over.begin(from_user, heirs, reason=reason, by=user_id)
            said(n_("{n} ticket changes hands.", "{n} tickets change hands.", begun.count))

        dialog.acts(_("Hand over"), act)


async def take_back(kept: UnderWay, user_id: int, after: After) -> None:
    known = await configuration()
    name = known.users[kept.from_user_id].name
    dialog = FormDialog(_("Give the tickets back to {name}", name=name), after)
    with dialog.fields() as form:
        count = sum(kept.shares.values())
        back = n_(
            "{n} ticket that is still open and still with whoever took it over.",
            "{n} tickets that are still open and still with whoever took them over.",
            count,
        )
        node("p", "soft", back)
        optional = _("Blank: the one they were handed over with.")
        form.add("reason", TextField(_("Reason"), help_text=optional))

        async def act() -> None:
            await handing_over.begin_back(kept.id, reason=form.value("reason"), by=user_id)
            said(_("They go back to {name}.", name=name))

        dialog.acts(_("Give back"), act)
