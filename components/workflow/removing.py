"""Removing a line: what led to it must lead somewhere."""

from __future__ import annotations

from components.forms.dialogs import FormDialog
from components.forms.select import SelectField
from components.i18n import _, n_
from components.markup import node
from components.workflow.state import DraftState
from components.workflow.words import line_words
from services.drafting import Line, removed
from services.drafting.renumbering import callers


async def remove_line(state: DraftState, line_id: int) -> None:
    """At once where nothing leads to it, else asking what its callers should do."""
    line = state.draft.line(line_id)
    if line is None:
        return
    leading = [each for each in callers(state.lines, line.step.order) if each.id != line_id]
    if leading:
        _ask(state, line, leading)
    else:
        await state.apply(removed(state.lines, line_id, callers_to=None))


def _ask(state: DraftState, line: Line, leading: list[Line]) -> None:
    async def nothing() -> None:
        return None

    dialog = FormDialog(_("Remove {line}", line=line_words(state.known, line.step)), nothing)
    with dialog.fields() as form:
        names = ", ".join(str(each.step.order) for each in leading)
        node("p", text=n_("Line {names} leads to it.", "Lines {names} lead to it.",
                          len(leading), names=names))  # fmt: skip
        options = _ways_on(state, line, leading)
        after = line.step.next_order if line.step.next_order in options else None
        to = form.add("callers", SelectField(_("From now on they"), options, value=after))

        async def remove() -> None:
            await state.apply(removed(state.lines, line.id, callers_to=to.value))

        dialog.acts(_("Remove"), remove)


def _ways_on(state: DraftState, line: Line, leading: list[Line]) -> dict[int | None, str]:
    """Nothing leads to itself."""
    only = leading[0] if len(leading) == 1 else None
    left = [each for each in state.lines if each.id != line.id and each is not only]
    return {None: _("end there")} | {
        each.step.order: _("lead to {line}", line=line_words(state.known, each.step))
        for each in left
    }
