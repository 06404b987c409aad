"""The tree of CRs, each with what it does and who uses it."""

from __future__ import annotations

from components.i18n import _, n_
from components.markup import button, icon, node
from components.settings.centers.form import add_center, edit_center
from components.settings.listing import Listing
from services.catalog.center_uses import Uses, uses_of_centers
from services.configuration import Center, Configuration, configuration
from services.transaction import reading


class CenterTree:
    def __init__(self, user_id: int) -> None:
        self._user_id = user_id
        self._listing = Listing(
            user_id,
            self._draw,
            nothing=_("No CR yet. A CR is a phase a ticket can be in."),
            add=(_("New CR"), self._add),
        )

    async def stand(self) -> None:
        await self._listing.stand()

    async def _draw(self, known: Configuration) -> int:
        uses = await reading(lambda rows: uses_of_centers(rows, known))
        for center in known.centers.values():
            self._row(center, uses[center.id])
        return len(known.centers)

    def _row(self, center: Center, uses: Uses) -> None:
        kind = "is-group" if center.is_group else ""
        row = node("li", f"{kind} {'' if center.is_active else 'is-out'}".strip())
        with row.style(f"--depth: {center.code.count('.')}"):
            node("span", "code", center.code)
            with node("span", "what"):
                node("span", text=center.name)
                if facts := _facts(center, uses):
                    node("small", text=" · ".join(facts))
            if center.closes_ticket:
                with node("span", "tag"):
                    icon("task_alt")
                    node("span", text=_("closes"))
            if center.wip_limit is not None:
                node("span", "tag", _("limit {n}", n=center.wip_limit))
            label = _("Edit {name}", name=f"{center.code} {center.name}")
            button(_("Edit"), lambda: self._edit(center.id), "btn is-small", aria_label=label,
                   data_key=f"center-{center.id}")  # fmt: skip

    async def _add(self) -> None:
        add_center(self._user_id, await configuration(), self._listing.show)

    async def _edit(self, center_id: int) -> None:
        known = await configuration()
        uses = await reading(lambda rows: uses_of_centers(rows, known))
        edit_center(self._user_id, known, center_id, uses[center_id], self._listing.show)


def _facts(center: Center, uses: Uses) -> list[str]:
    facts = [] if center.is_active else [_("deactivated")]
    if uses.tickets:
        facts.append(n_("{n} open ticket", "{n} open tickets", uses.tickets))
    if uses.workflows:
        facts.append(n_("in {n} workflow", "in {n} workflows", len(uses.workflows)))
    return facts
