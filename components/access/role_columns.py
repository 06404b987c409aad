"""The column of a role in the matrix: its name, what it sees, what it may."""

from __future__ import annotations

from typing import Any

from components.access.role_acts import retire_role
from components.access.role_cells import NameCell, ScopeCell, TickCell, Whole
from components.forms.form import Form
from components.i18n import _, n_
from components.markup import button, node
from services.access.permissions import PERMISSIONS
from services.configuration import Configuration, RoleInfo

GROUPS = {
    "ticket": [each for each in PERMISSIONS if each.startswith("ticket.")],
    "settings": [each for each in PERMISSIONS if each.startswith("settings.")],
    "rest": [each for each in PERMISSIONS if not each.startswith(("ticket.", "settings."))],
}


class Cells:
    """Draws them into the row that stands open, and adds them to the form."""

    def __init__(self, form: Form, known: Configuration, columns: dict[int, list[Any]]) -> None:
        self._form, self._known, self._columns = form, known, columns

    def name(self, role: RoleInfo, user_id: int) -> None:
        label = _("Name of the role {name}", name=role.name)
        cell = NameCell(role.name, self._columns[role.id], label, "th")
        self._form.add(f"{role.id}:name", cell)
        people = sum(
            each.is_active and each.role_id == role.id for each in self._known.users.values()
        )
        with cell.element:
            if people:
                node("small", "muted", n_("{n} person", "{n} people", people))
            else:
                said = _("Retire the role {name}", name=role.name)
                button(_("Retire"), lambda: retire_role(role.id, user_id), "btn is-quiet is-small",
                       aria_label=said)  # fmt: skip
        # What concerns the whole role is said here.
        self._form.add(f"{role.id}:role_id", Whole(cell))

    def scope(self, role: RoleInfo, _permission: str, label: str) -> None:
        cell = ScopeCell(role.scope, self._columns[role.id], f"{role.name}: {label}")
        self._form.add(f"{role.id}:scope", cell)

    def tick(self, role: RoleInfo, permission: str, label: str) -> None:
        given = permission in role.permissions
        cell = TickCell(given, self._columns[role.id], f"{role.name}: {label}")
        self._form.add(f"{role.id}:{permission.replace('.', '_')}", cell)
