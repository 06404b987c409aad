"""Positions as an indented list, and teams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.access.choices import positions, tree
from components.access.dialogs import FormDialog
from components.access.fields import SelectField, TextField
from components.i18n import _
from components.markup import button, node
from services.access import structure
from services.configuration import Configuration, Named, PositionInfo

if TYPE_CHECKING:
    from components.access.house import House


async def positions_list(configuration: Configuration, house: House) -> None:
    with node("ul", "rows tree"):
        for position, depth in tree(configuration):
            row = node("li").style(f"--depth: {depth}")
            with row:
                node("span", "what", position.name)
                _edit(position, configuration, house)
    with node("div", "acts"):
        button(
            _("Add a position"),
            lambda: edit_position(None, configuration, house),
            "btn is-small",
            before="add",
        )


def _edit(position: PositionInfo, configuration: Configuration, house: House) -> None:
    label = _("Edit the position {name}", name=position.name)
    button(
        _("Edit"),
        lambda: edit_position(position, configuration, house),
        "btn is-small",
        aria_label=label,
    )


def edit_position(
    position: PositionInfo | None, configuration: Configuration, house: House
) -> None:
    dialog = FormDialog(position.name if position else _("Add a position"), house.show)
    with dialog.fields() as form:
        form.add("position_name", TextField(_("Name"), value=position.name if position else ""))
        above = positions(configuration, but=position.id if position else None, none=_("Nobody"))
        parent = SelectField(_("Stands under"), above, value=position and position.parent_id)
        form.add("parent", parent)

        async def save() -> None:
            name, under = form.value("position_name"), parent.value
            if position:
                await structure.edit_position(position.id, name, parent_id=under, by=house.user_id)
            else:
                await structure.add_position(name, parent_id=under, by=house.user_id)

        async def retire() -> None:
            await structure.retire_position(position.id if position else 0, by=house.user_id)

        dialog.acts(_("Save"), save, *([(_("Retire"), retire)] if position else []))


async def teams_list(configuration: Configuration, house: House) -> None:
    active = [team for team in configuration.teams.values() if team.is_active]
    with node("ul", "rows"):
        for team in sorted(active, key=lambda each: each.name):
            with node("li"):
                node("span", "what", team.name)
                label = _("Edit the team {name}", name=team.name)
                button(
                    _("Edit"),
                    lambda team=team: edit_team(team, house),
                    "btn is-small",
                    aria_label=label,
                )
    with node("div", "acts"):
        button(_("Add a team"), lambda: edit_team(None, house), "btn is-small", before="add")


def edit_team(team: Named | None, house: House) -> None:
    dialog = FormDialog(team.name if team else _("Add a team"), house.show)
    with dialog.fields() as form:
        form.add("team_name", TextField(_("Name"), value=team.name if team else ""))

        async def save() -> None:
            name = form.value("team_name")
            if team:
                await structure.rename_team(team.id, name, by=house.user_id)
            else:
                await structure.add_team(name, by=house.user_id)

        async def retire() -> None:
            await structure.retire_team(team.id if team else 0, by=house.user_id)

        dialog.acts(_("Save"), save, *([(_("Retire"), retire)] if team else []))
