"""Renumbering every line by 1, 5 or 10."""

from __future__ import annotations

from components.forms.dialogs import FormDialog
from components.forms.segment import SegmentField
from components.i18n import _
from components.markup import node
from components.workflow.state import DraftState
from services.drafting import renumbered_all, spacing


def renumber_all(state: DraftState) -> None:
    async def nothing() -> None:
        return None

    dialog = FormDialog(_("Renumber all lines"), nothing)
    with dialog.fields() as form:
        node("p", text=_("In their present order. The links follow."))
        by = {each: _("by {n}", n=each) for each in (1, 5, 10)}
        field = form.add("by", SegmentField(_("Renumber"), by, value=spacing(state.lines)))

        async def renumber() -> None:
            await state.apply(renumbered_all(state.lines, field.value))

        dialog.acts(_("Renumber"), renumber)
