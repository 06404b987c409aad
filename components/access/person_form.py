"""Inviting, editing and deactivating a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from components.access.choices import positions, roles, teams
from components.access.link import copied, link_once
from components.forms.dialogs import Act, FormDialog
from components.forms.form import Form
from components.forms.said import said
from components.forms.select import SelectField
from components.forms.text import TextField
from components.handing_over.succession import Succession
from components.i18n import _
from components.ledger.history import History
from components.markup import node
from components.privacy.dialogs import ask_to_erase, download
from components.refusals import refusals_shown
from services.access import deactivation, own, people
from services.access.details import Details
from services.configuration import Configuration, Person, configuration
from services.privacy import Whose

if TYPE_CHECKING:
    from components.access.house import House


async def invite_person(house: House) -> None:
    dialog = FormDialog(_("Invite someone"), house.show)
    with dialog.fields() as form:
        _draw(form, await configuration(), None)

        async def invite() -> None:
            details = _details(form.after)
            invited = await people.invite(details, by=house.user_id)
            sent = _("It is mailed to {email}, too.", email=details.email)
            _show_link(house, "invite", invited.token, sent if invited.is_mailed else "")

        dialog.acts(_("Make the invitation"), invite)


async def edit_person(person_id: int, house: House) -> None:
    known = await configuration()
    user = await own.find(person_id)
    dialog = FormDialog(user.name, house.show)
    with dialog.fields() as form:
        _draw(form, known, known.users[person_id], house.user_id)

        async def save() -> None:
            after = replace(_details(form.after), login=form.value("login") or user.login)
            before = _details(form.before)
            await people.edit(person_id, before=before, after=after, by=house.user_id)

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
            dialog.acts(_("Save"), save, (_("Bring back"), bring_back),
                        *_privacy_acts(person_id, user.name, house))  # fmt: skip


def _privacy_acts(person_id: int, name: str, house: House) -> list[tuple[str, Act]]:
    whose = Whose("user", person_id)

    async def erase() -> None:
        ask_to_erase(whose, name, house.user_id, house.show)

    return [
        (_("Download their data"), lambda: download(whose, house.user_id)),
        (_("Erase their data"), erase),
    ]


async def part_with(person_id: int, house: House) -> None:
    """Ask before somebody goes, and who takes over what they have open."""
    known = await configuration()
    left = await deactivation.open_tickets_of(person_id)
    heading = _("Deactivate {name}", name=known.users[person_id].name)
    dialog = FormDialog(heading, house.show)
    with dialog.fields() as form:
        node("p", "soft", _("They are signed out at once and named nowhere any more."))
        succession = Succession(form, known, person_id)
        succession.ask(left)

        async def act() -> None:
            succession.ask(await deactivation.open_tickets_of(person_id))
            heirs, reason = succession.heirs, succession.reason
            await deactivation.begin(person_id, successors=heirs, reason=reason, by=house.user_id)

        dialog.acts(_("Deactivate"), act)


def _draw(form: Form, known: Configuration, person: Person | None, viewer: int = 0) -> None:
    form.add("name", TextField(_("Name"), value=person.name if person else ""))
    form.add("email", TextField(_("E-mail"), value=person.email if person else "", kind="email"))
    if person:
        form.add("login", TextField(_("User"), value=person.login))
    with node("div", "cols"):
        role = person.role_id if person else None
        form.add("role_id", SelectField(_("Role"), roles(known, keep=role), value=role))
        team = person.team_id if person else None
        form.add("team_id", SelectField(_("Team"), teams(known, keep=team), value=team))
    position = person.position_id if person else None
    form.add("position_id", SelectField(_("Position"), positions(known), value=position))
    if person:
        History(viewer, f"user:{person.id}", "settings.people")
    if person:
        address = f"/settings/people/{person.id}/notices"
        node("a", "link", _("What they get and why"), href=address)


def _details(values: Mapping[str, Any]) -> Details:
    return Details(**values)


def _show_link(house: House, purpose: str, token: str, sent: str = "") -> None:
    headings = {"invite": _("The invitation"), "reset": _("The link for a new password")}
    link_once(
        headings[purpose], house.address_of(purpose, token), f"{_lasts(purpose)} {sent}".strip()
    )


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
