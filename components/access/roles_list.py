"""Roles, as permission check-boxes with a scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.access.dialogs import FormDialog
from components.access.fields import SelectField, TextField, Tick
from components.access.words import permission_names, scope_names
from components.i18n import _, n_
from components.markup import button, node
from services.access import roles
from services.configuration import Configuration, RoleInfo

if TYPE_CHECKING:
    from components.access.house import House


async def roles_list(configuration: Configuration, house: House) -> None:
    active = [role for role in configuration.roles.values() if role.is_active]
    with node("ul", "rows"):
        for role in sorted(active, key=lambda each: len(each.permissions)):
            _row(role, configuration, house)
    with node("div", "acts"):
        button(_("Add a role"), lambda: edit_role(None, house), "btn is-small", before="add")


def _row(role: RoleInfo, configuration: Configuration, house: House) -> None:
    users = configuration.users.values()
    count = sum(user.role_id == role.id and user.is_active for user in users)
    people = n_("{n} person", "{n} people", count)
    with node("li"):
        with node("span", "what"):
            node("b", text=role.name)
            node("small", text=f"{scope_names()[role.scope]} · {people}")
        label = _("Edit the role {name}", name=role.name)
        button(_("Edit"), lambda: edit_role(role, house), "btn is-small", aria_label=label)


def edit_role(role: RoleInfo | None, house: House) -> None:
    dialog = FormDialog(role.name if role else _("Add a role"), house.show)
    with dialog.fields() as form:
        form.add("role_name", TextField(_("Name"), value=role.name if role else ""))
        scope = SelectField(_("Sees"), scope_names(), value=role.scope if role else "all")
        form.add("scope", scope)
        given = role.permissions if role else frozenset()
        with node("div", "permits", role="group", aria_label=_("May")):
            names = permission_names().items()
            ticks = {key: Tick(label, value=key in given) for key, label in names}

        async def save() -> None:
            chosen = [key for key, tick in ticks.items() if tick.value]
            name = form.value("role_name")
            if role:
                await roles.edit(role.id, name, chosen, scope=scope.value, by=house.user_id)
            else:
                await roles.add(name, chosen, scope=scope.value, by=house.user_id)

        async def retire() -> None:
            await roles.retire(role.id if role else 0, by=house.user_id)

        dialog.acts(_("Save"), save, *([(_("Retire"), retire)] if role else []))
