"""Teams with their people."""

from __future__ import annotations

from components.access.retired import retired_row
from components.access.sub import parts
from components.forms.dialogs import FormDialog
from components.forms.text import TextField
from components.i18n import _
from components.markup import button, node
from components.refusals import refusals_shown
from components.settings.listing import Listing, settings_page
from services.access import teams
from services.configuration import Configuration, Named


class TeamList:
    def __init__(self, user_id: int) -> None:
        self._user_id = user_id
        self._listing = Listing(
            user_id,
            self._draw,
            nothing=_("No team yet. A role may see the tickets of its people's team."),
            add=(_("Add a team"), self._add),
        )

    async def stand(self) -> None:
        with settings_page():
            parts("teams")
            await self._listing.stand()

    async def _draw(self, known: Configuration) -> int:
        teams_of_it = sorted(known.teams.values(), key=lambda each: not each.is_active)
        for team in teams_of_it:
            if team.is_active:
                self._row(known, team)
            else:
                retired_row(team, lambda team=team: self._bring_back(team))
        return len(teams_of_it)

    async def _bring_back(self, team: Named) -> None:
        with refusals_shown():
            await teams.bring_back_team(team.id, by=self._user_id)
        await self._listing.show()

    def _row(self, known: Configuration, team: Named) -> None:
        people = [each.name for each in known.users.values()
                  if each.is_active and each.team_id == team.id]  # fmt: skip
        with node("li"):
            with node("span", "what"):
                node("b", text=team.name)
                node("small", text=", ".join(people) or _("nobody"))
            label = _("Edit the team {name}", name=team.name)
            button(_("Edit"), lambda: self._edit(team), "btn is-small", aria_label=label,
                   data_key=f"team-{team.id}")  # fmt: skip

    async def _add(self) -> None:
        dialog = FormDialog(_("Add a team"), self._listing.show)
        with dialog.fields() as form:
            form.add("name", TextField(_("Name")))

            async def save() -> None:
                await teams.add_team(form.value("name"), by=self._user_id)

            dialog.acts(_("Save"), save)

    async def _edit(self, team: Named) -> None:
        dialog = FormDialog(team.name, self._listing.show)
        with dialog.fields() as form:
            form.add("name", TextField(_("Name"), value=team.name))

            async def save() -> None:
                before, after = form.before["name"], form.value("name")
                await teams.rename_team(team.id, before=before, after=after, by=self._user_id)

            async def retire() -> None:
                await teams.retire_team(team.id, by=self._user_id)

            dialog.acts(_("Save"), save, (_("Retire"), retire))
