"""What is done with a whole role: added, retired, brought back."""

from __future__ import annotations

from nicegui import ui

from components.forms.dialogs import FormDialog
from components.forms.select import SelectField
from components.forms.text import TextField
from components.i18n import _
from components.refusals import refusals_shown
from services.access import roles
from services.configuration import configuration


async def retire_role(role_id: int, user_id: int) -> None:
    with refusals_shown():
        await roles.retire(role_id, by=user_id)
        ui.navigate.to("/settings/people/roles")


async def bring_back_role(role_id: int, user_id: int) -> None:
    with refusals_shown():
        await roles.bring_back(role_id, by=user_id)
        ui.navigate.to("/settings/people/roles")


async def new_role(user_id: int) -> None:
    known = await configuration()

    async def show_it() -> None:
        ui.navigate.to("/settings/people/roles")

    dialog = FormDialog(_("Add a role"), show_it)
    with dialog.fields() as form:
        form.add("name", TextField(_("Name")))
        alike: dict[int | None, str] = {None: _("Nothing yet")}
        alike |= {each.id: each.name for each in known.roles.values() if each.is_active}
        form.add("alike", SelectField(_("May what this one may"), alike, value=None))

        async def save() -> None:
            found = known.roles.get(form.value("alike") or 0)
            given = found.permissions if found else frozenset()
            scope = found.scope if found else "all"
            await roles.add(form.value("name"), given, scope=scope, by=user_id)

        dialog.acts(_("Save"), save)
