"""Inviting, editing and deactivating a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.access.choices import positions, roles, successors, teams
from components.access.dialogs import FormDialog
from components.access.fields import SelectField, TextField
from components.access.forms import Form, said
from components.access.link import copied, link_once
from components.i18n import _
from components.markup import node
from components.refusals import refusals_shown
from services.access import own, people
from services.access.deactivation import deactivate, open_tickets_of
from services.access.details import Details
from services.configuration import Configuration, Person, configuration

if TYPE_CHECKING:
    from components.access.house import House


async def invite_person(house: House) -> None:
    dialog = FormDialog(_("Invite someone"), house.show)
    with dialog.fields() as form:
        _draw(form, await configuration(), None)

        async def invite() -> None:
            invited = await people.invite(_details(form), by=house.user_id)
            _show_link(house, "invite", invited.token)

        dialog.acts(_("Make the invitation"), invite)


async def edit_person(person_id: int, house: House) -> None:
    known = await configuration()
    user = await own.find(person_id)
    dialog = FormDialog(user.name, house.show)
    with dialog.fields() as form:
        _draw(form, known, known.users[person_id])

        async def save() -> None:
            await people.edit(person_id, _details(form), version=user.version, by=house.user_id)

        async def link() -> None:
            token = await people.link_again(person_id, by=house.user_id)
            _show_link(house, people.link_purpose(user), token)

        async def bring_back() -> None:
            _show_link(house, "invite", await people.bring_back(person_id, by=house.user_id))

        async def leave() -> None:
            await part_with(person_id, house)

        if user.is_active:
            dialog.acts(_("Save"), save, (_("New password link"), link), (_("Deactivate"), leave))
        else:
            dialog.acts(_("Bring back"), bring_back)


async def part_with(person_id: int, house: House) -> None:
    """Ask before somebody goes, and who takes over what they have open."""
    known = await configuration()
    left = await open_tickets_of(person_id)
    heading = _("Deactivate {name}", name=known.users[person_id].name)
    dialog = FormDialog(heading, house.show)
    with dialog.fields() as form:
        node("p", "soft", _("They are signed out at once and named nowhere any more."))
        if left:
            choices = {None: _("Choose someone")} | successors(known, but=person_id)
            form.add("successor", SelectField(_("Takes their open tickets over"), choices))

        async def act() -> None:
            successor = form.value("successor") if left else None
            await deactivate(person_id, successor_id=successor, by=house.user_id)

        dialog.acts(_("Deactivate"), act)


def _draw(form: Form, known: Configuration, person: Person | None) -> None:
    form.add("name", TextField(_("Name"), value=person.name if person else ""))
    form.add("email", TextField(_("E-mail"), value=person.email if person else "", kind="email"))
    if person:
        form.add("login", TextField(_("User"), value=person.login))
    with node("div", "cols"):
        role = person.role_id if person else None
        form.add("role", SelectField(_("Role"), roles(known, keep=role), value=role))
        team = person.team_id if person else None
        form.add("team", SelectField(_("Team"), teams(known, keep=team), value=team))
    position = person.position_id if person else None
    form.add("position", SelectField(_("Position"), positions(known), value=position))


def _details(form: Form) -> Details:
    return Details(
        name=form.value("name"),
        email=form.value("email"),
        login=form.value("login") if "login" in form.fields else "",
        role_id=form.value("role"),
        team_id=form.value("team"),
        position_id=form.value("position"),
    )


def _show_link(house: House, purpose: str, token: str) -> None:
    headings = {"invite": _("The invitation"), "reset": _("The link for a new password")}
    link_once(headings[purpose], house.address_of(purpose, token), _lasts(purpose))


def _lasts(purpose: str) -> str:
    return _("Valid for 72 hours.") if purpose == "invite" else _("Valid for one hour.")


async def copy_link(person: Person, house: House) -> None:
    """A fresh invitation on the clipboard; where the browser lets nobody there, on the screen."""
    with refusals_shown():
        token = await people.link_again(person.id, by=house.user_id)
        link = house.address_of("invite", token)
        if await copied(link):
            said(
                _("Copied: {name}'s sign-in link, valid for 72 hours, once.", name=person.name),
                _("Open it in a private window: in this one it would sign you out."),
            )
        else:
            _show_link(house, "invite", token)
