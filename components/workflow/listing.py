"""The list of workflows: what is in force, what is being shaped, who uses it."""

from __future__ import annotations

from components.forms.dialogs import FormDialog
from components.forms.saved import left_for
from components.forms.text import TextField
from components.i18n import _, n_
from components.markup import button, node
from components.process_file.links import links as file_links
from components.refusals import refusals_shown
from components.settings.listing import Listing
from services import drafting
from services.configuration import Configuration, WorkflowInfo
from services.drafting.standing import Standing, standings
from services.transaction import reading


class WorkflowList:
    def __init__(self, user_id: int) -> None:
        self._user_id = user_id
        self._listing = Listing(
            user_id,
            self._draw,
            nothing=_("No workflow yet. It leads a ticket from CR to CR, asking what it must."),
            add=(_("New workflow"), self._new),
            more=lambda: file_links(user_id),
        )

    async def stand(self) -> None:
        await self._listing.stand()

    async def _draw(self, known: Configuration) -> int:
        found = await reading(lambda rows: standings(rows, known))
        for workflow in known.workflows.values():
            self._row(known, workflow, found[workflow.id])
        return len(known.workflows)

    def _row(self, known: Configuration, workflow: WorkflowInfo, standing: Standing) -> None:
        with node("li", "" if standing.published or standing.draft else "is-out"):
            with node("span", "what"):
                node("a", "", workflow.name, href=f"/settings/workflows/{workflow.id}")
                if facts := _facts(known, standing):
                    node("small", text=" · ".join(facts))
            if standing.draft is not None:
                node("span", "state", _("Draft v{n}", n=standing.draft))
            if standing.published is not None:
                node("span", "state is-published", _("Published v{n}", n=standing.published))
            label = _("Duplicate {name}", name=workflow.name)
            button(_("Duplicate"), lambda: self._duplicate(workflow, standing),
                   "btn is-quiet is-small", aria_label=label)  # fmt: skip

    def _new(self) -> None:
        dialog = FormDialog(_("New workflow"), self._listing.show)
        with dialog.fields() as form:
            form.add("name", TextField(_("Name")))

            async def begin() -> None:
                version = await drafting.start(form.value("name"), by=self._user_id)
                await self._go_to(version)

            dialog.acts(_("Begin"), begin)

    def _duplicate(self, workflow: WorkflowInfo, standing: Standing) -> None:
        source = workflow.published_version_id or standing.draft_id
        dialog = FormDialog(_("Duplicate {name}", name=workflow.name), self._listing.show)
        with dialog.fields() as form:
            form.add("name", TextField(_("Name"), value=_("{name} (copy)", name=workflow.name)))

            async def copy() -> None:
                name = form.value("name")
                version = await drafting.duplicate(source or 0, name=name, by=self._user_id)
                await self._go_to(version)

            dialog.acts(_("Duplicate"), copy)

    async def _go_to(self, version_id: int) -> None:
        with refusals_shown():
            draft = await drafting.find(version_id)
            left_for(f"/settings/workflows/{draft.workflow_id}")


def _facts(known: Configuration, standing: Standing) -> list[str]:
    users = standing.users(known)
    facts = [_("used by {names}", names=", ".join(users))] if users else [_("used by nothing")]
    if standing.tickets:
        facts.append(n_("{n} open ticket", "{n} open tickets", standing.tickets))
    return facts
