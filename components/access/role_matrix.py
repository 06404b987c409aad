"""Roles as a matrix: permissions down, roles across, saved all at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.access.retired import retired_row
from components.access.role_acts import bring_back_role, new_role
from components.access.role_columns import GROUPS, Cells
from components.access.sub import parts
from components.access.words import permission_names
from components.forms.form import Form
from components.forms.saved import SavedForm
from components.forms.select import SelectField
from components.i18n import _
from components.markup import button, node
from components.settings.listing import settings_page
from services.access.role_matrix import RoleFields, reshape
from services.configuration import Configuration, RoleInfo, configuration


class RoleMatrix:
    def __init__(self, user_id: int) -> None:
        self._user_id = user_id
        self._columns: dict[int, list[Any]] = {}
        self._saved = SavedForm(_("Save"), self._save)

    async def stand(self) -> None:
        known = await configuration()
        roles = sorted(
            (role for role in known.roles.values() if role.is_active),
            key=lambda role: (len(role.permissions), role.id),
        )
        self._columns = {role.id: [] for role in roles}
        with settings_page():
            parts("roles")
            with node("div", "list-head") as head:
                button(_("Add a role"), self._add, "btn", before="add", aria_haspopup="dialog")
                node("span", "fill")
            self._saved.stands_in(head)
            self._saved.form = form = Form(recalls=True)
            names = {role.id: role.name for role in roles}
            with node("div", "narrow-role"):
                SelectField(_("Role"), names, value=roles[0].id, on_change=self._shown)
            self._table(known, form, roles)
            self._retired([role for role in known.roles.values() if not role.is_active])
        await self._shown(roles[0].id)
        self._saved.ready()

    def _table(self, known: Configuration, form: Form, roles: list[RoleInfo]) -> None:
        cells = Cells(form, known, self._columns)
        with node("div", "matrix-frame"), node("table", "matrix"):
            with node("thead"), node("tr"):
                node("td")
                for role in roles:
                    cells.name(role, self._user_id)
            with node("tbody"):
                self._row(_("Sees"), [(cells.scope, role, "") for role in roles])
            for heading, permissions in GROUPS.items():
                with node("tbody"):
                    with node("tr", "is-heading"):
                        node("th", text=heading_of(heading), scope="rowgroup",
                             colspan=str(len(roles) + 1))  # fmt: skip
                    for each in permissions:
                        label = permission_names()[each]
                        self._row(label, [(cells.tick, role, each) for role in roles])

    def _retired(self, roles: list[RoleInfo]) -> None:
        if not roles:
            return
        with node("section", "short-list"):
            node("h2", text=_("Deactivated"))
            with node("ul", "rows"):
                for role in roles:
                    retired_row(role, lambda role=role: bring_back_role(role.id, self._user_id))

    def _row(self, label: str, cells: list[tuple[Any, RoleInfo, str]]) -> None:
        with node("tr"):
            node("th", text=label, scope="row")
            for draw, role, permission in cells:
                draw(role, permission, label)

    async def _shown(self, role: int) -> None:
        """On a narrow screen one role stands alone."""
        for each, cells in self._columns.items():
            for cell in cells:
                cell.classes(**{"add" if each == role else "remove": "is-shown"})

    async def _add(self) -> None:
        await new_role(self._user_id)

    async def _save(self, before: dict[str, Any], after: dict[str, Any]) -> None:
        await reshape(before=_fields(before), after=_fields(after), by=self._user_id)


def _fields(values: Mapping[str, Any]) -> dict[int, RoleFields]:
    """From the fields of the form, `<role>:<name, scope or permission>`."""
    found: dict[int, dict[str, Any]] = {}
    for key, value in values.items():
        role, _colon, what = key.partition(":")
        found.setdefault(int(role), {})[what] = value
    return {role: _of_one(some) for role, some in found.items()}


def _of_one(some: dict[str, Any]) -> RoleFields:
    given = frozenset(each for each in permission_names() if some.get(each.replace(".", "_")))
    return RoleFields(name=some["name"], scope=some["scope"], permissions=given)


def heading_of(key: str) -> str:
    return {"ticket": _("Tickets"), "settings": _("Settings"), "rest": _("Besides")}[key]
