"""Taking a workflow out of force, once it was said what that means, or what keeps it there."""

from __future__ import annotations

from components.forms.dialogs import FormDialog
from components.forms.saved import left_for
from components.i18n import _
from components.markup import button, node
from services import publishing
from services.configuration import Configuration, known
from services.publishing.refusals import WorkflowIsInUse
from services.publishing.retiring import uses


def ask_to_retire(user_id: int, workflow_id: int, name: str) -> None:
    async def gone() -> None:
        left_for(f"/settings/workflows/{workflow_id}")

    async def retire() -> None:
        await publishing.retire(workflow_id, by=user_id)

    dialog = FormDialog(_("Retire {name}", name=name), gone)
    with dialog.fields():
        if used := uses(known(), workflow_id):
            _used(known(), used)
            with node("div", "acts"):
                button(_("Close"), dialog.leave)
            return
        node("p", text=_("No new ticket enters it. Those inside go on to its end."))
        dialog.acts(_("Retire"), retire)


def _used(configured: Configuration, used: WorkflowIsInUse) -> None:
    node("p", text=_("It is in use. Give these another workflow first, or take them out of use."))
    with node("div", "note used"), node("ul", "plain"):
        for each in used.workflows:
            _link(f"/settings/workflows/{each}", configured.workflows[each].name)
        for each in used.types:
            kind = configured.types[each]
            _link(f"/settings/types/{each}", f"{kind.code} {kind.name}")


def _link(address: str, name: str) -> None:
    with node("li"):
        node("a", text=name, href=address)
