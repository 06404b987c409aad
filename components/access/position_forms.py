"""A position's form, and where a person is put."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from components.access.choices import positions as offered
from components.forms.dialogs import FormDialog
from components.forms.form import Form
from components.forms.select import SelectField
from components.forms.text import TextField
from components.i18n import _
from services.access import people, positions
from services.access.details import details_of
from services.access.positions import PositionFields
from services.configuration import Configuration, PositionInfo, configuration

if TYPE_CHECKING:
    from components.access.position_tree import PositionTree


async def add_position(page: PositionTree) -> None:
    dialog = FormDialog(_("Add a position"), page.show)
    with dialog.fields() as form:
        _draw(form, await configuration(), None)

        async def save() -> None:
            name, parent = form.value("name"), form.value("parent")
            await positions.add_position(name, parent_id=parent, by=page.user_id)

        dialog.acts(_("Save"), save)


async def edit_position(position_id: int, page: PositionTree) -> None:
    known = await configuration()
    position = known.positions[position_id]
    dialog = FormDialog(position.name, page.show)
    with dialog.fields() as form:
        _draw(form, known, position)

        async def save() -> None:
            before, after = PositionFields(**form.before), PositionFields(**form.after)
            await positions.edit_position(position_id, before=before, after=after, by=page.user_id)

        async def retire() -> None:
            await positions.retire_position(position_id, by=page.user_id)

        dialog.acts(_("Save"), save, (_("Retire"), retire))


def _draw(form: Form, known: Configuration, position: PositionInfo | None) -> None:
    form.add("name", TextField(_("Name"), value=position.name if position else ""))
    above = offered(known, but=position.id if position else None, none=_("Nobody"))
    under = position.parent_id if position else None
    form.add("parent", SelectField(_("Stands under"), above, value=under))


async def move_person(person_id: int, page: PositionTree) -> None:
    known = await configuration()
    before = details_of(known.users[person_id])
    dialog = FormDialog(_("Move {name}", name=before.name), page.show)
    with dialog.fields() as form:
        field = SelectField(_("Position"), offered(known), value=before.position_id)
        form.add("position_id", field)

        async def save() -> None:
            seen = replace(before, position_id=form.before["position_id"])
            after = replace(before, position_id=form.value("position_id"))
            await people.edit(person_id, before=seen, after=after, by=page.user_id)

        dialog.acts(_("Move"), save)
