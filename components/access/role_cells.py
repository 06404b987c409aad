"""The cells of the matrix of roles: a name, what is seen, a tick."""

from __future__ import annotations

from typing import Any

from nicegui import ui
from nicegui.element import Element

from components import sent
from components.access.words import scope_names, scope_short
from components.forms.dialogs import FormDialog
from components.forms.fields import SelectField, TextField, one_of
from components.forms.followed import Followed
from components.forms.form import Form
from components.i18n import _, n_
from components.markup import attributed, button, heard, node, typed
from components.refusals import refusals_shown
from services.access import roles
from services.access.permissions import PERMISSIONS
from services.configuration import Configuration, RoleInfo, configuration

GROUPS = {
    "ticket": [each for each in PERMISSIONS if each.startswith("ticket.")],
    "settings": [each for each in PERMISSIONS if each.startswith("settings.")],
    "rest": [each for each in PERMISSIONS if not each.startswith(("ticket.", "settings."))],
}
TICKED = "(event) => emit(event.target.checked)"


class Cell(Followed):
    """Whatever stands in it, its refusal below."""

    def __init__(self, value: Any, columns: list[Element], label: str, tag: str = "td") -> None:
        super().__init__(value)
        with node(tag) as self.element:
            self.control = self._control(label)
            self._refusal = node("p", "refusal", "", role="alert", hidden=True)
        columns.append(self.element)

    def _control(self, label: str) -> Element:
        raise NotImplementedError

    def recall(self, words: str = "") -> None:
        self.element.classes(**{"add" if words else "remove": "is-changed"})

    def refuse(self, sentence: str = "") -> None:
        self.problems = int(bool(sentence))
        self._refusal.text = sentence  # type: ignore[attr-defined]
        attributed(self._refusal, hidden=None if sentence else True).update()
        attributed(self.control, aria_invalid="true" if sentence else None).update()

    def focus(self) -> None:
        self.control.run_method("focus")


class NameCell(Cell):
    def shape(self) -> Any:
        return str

    def _control(self, label: str) -> Element:
        made = node("input", "input", type="text", autocomplete="off", aria_label=label)
        made.props["^value"] = self.value
        return typed(made, "input", self.took)

    def read(self, text: str) -> str:
        return text

    def show(self, value: str) -> None:
        self.value = value
        attributed(self.control, value=value).update()
        self.control.run_method("setRangeText", value, 0, 1_000_000, "end")


class ScopeCell(Cell):
    """A word to choose by, and below it what it says where that is more."""

    def shape(self) -> Any:
        return one_of(scope_names())

    def _control(self, label: str) -> Element:
        chosen = list(scope_names()).index(self.value)
        with node("select", "input", value=str(chosen), aria_label=label) as made:
            for index, name in enumerate(scope_short().values()):
                node("option", text=name, value=str(index))
        self._said: Any = node("small", "muted", self._more())
        attributed(made, aria_describedby=self._said.html_id)
        return typed(made, "change", self._turned)

    def _turned(self, index: str) -> None:
        self.took(self.read(index))
        self._said.text = self._more()

    def read(self, text: str) -> str:
        keys = list(scope_names())
        if not text.isdigit() or int(text) >= len(keys):
            raise sent.NotUnderstood
        return keys[int(text)]

    def _more(self) -> str:
        return "" if self.value == "all" else self.words(self.value)

    def show(self, value: str) -> None:
        self.value = value
        self._said.text = self._more()
        attributed(self.control, value=str(list(scope_names()).index(value))).update()

    def words(self, value: Any) -> str:
        return scope_names()[value]


class TickCell(Cell):
    def shape(self) -> Any:
        return bool

    def _control(self, label: str) -> Element:
        made = node("input", type="checkbox", checked=self.value, aria_label=label)
        return heard(made, "change", lambda e: self._ticked(e.args), js_handler=TICKED)

    def _ticked(self, value: Any) -> None:
        if isinstance(value, bool):
            self.took(value)
            self.control.props["checked"] = value

    def read(self, text: str) -> bool:
        return text == "true"

    def show(self, value: bool) -> None:
        self.value = value
        attributed(self.control, checked=value).update()

    def words(self, value: Any) -> str:
        return _("yes") if value else _("no")


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


class Whole(Followed):
    """The head of a column, where what stands against the whole role is said."""

    def __init__(self, head: NameCell) -> None:
        super().__init__(None)
        self.control = head.control
        with head.element:
            self._refusal = node("p", "refusal", "", role="alert", hidden=True)

    def show(self, value: None) -> None:
        """It has no value."""

    def recall(self, words: str = "") -> None:
        """Nor had it one."""

    def focus(self) -> None:
        self.control.run_method("focus")

    def refuse(self, sentence: str = "") -> None:
        self.problems = int(bool(sentence))
        self._refusal.text = sentence  # type: ignore[attr-defined]
        attributed(self._refusal, hidden=None if sentence else True).update()


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
