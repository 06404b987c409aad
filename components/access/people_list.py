"""Who works here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.access.person_form import copy_link, edit_person, invite_person
from components.i18n import _
from components.markup import button, node
from services.access.people import invited
from services.configuration import Configuration, Person
from services.people_colors import hue_of, initials_of

if TYPE_CHECKING:
    from components.access.house import House


async def people_list(configuration: Configuration, house: House) -> None:
    with node("div", "acts"):
        button(
            _("Invite someone"), lambda: invite_person(house), "btn is-primary", before="person_add"
        )
    people = sorted(configuration.users.values(), key=lambda each: (not each.is_active, each.name))
    came = await invited()
    with node("ul", "rows"):
        for person in people:
            _row(person, configuration, house, came.get(person.id))


def _row(person: Person, configuration: Configuration, house: House, has_come: bool | None) -> None:
    """`has_come` is known of whom an invitation lets in."""
    with node("li", "" if person.is_active else "is-out"):
        avatar = node("span", "avatar is-large", initials_of(person.name), aria_hidden="true")
        avatar.style(f"--who: var(--hue-{hue_of(person.id)})")
        with node("span", "what"):
            node("b", text=person.name)
            facts = [
                *_facts(person, configuration),
                _("not signed in yet") if has_come is False else "",
            ]
            node("small", text=" · ".join(each for each in facts if each))
        with node("span", "acts"):
            if has_come is not None:
                _copy_button(person, house)
            label = _("Edit {name}", name=person.name)
            button(
                _("Edit"), lambda: edit_person(person.id, house), "btn is-small", aria_label=label
            )


def _facts(person: Person, configuration: Configuration) -> list[str]:
    team = configuration.teams.get(person.team_id or 0)
    position = configuration.positions.get(person.position_id or 0)
    return [
        "" if person.is_active else _("deactivated"),
        configuration.roles[person.role_id].name,
        position.name if position else "",
        team.name if team else "",
        person.email,
    ]


def _copy_button(person: Person, house: House) -> None:
    label = _("Copy a sign-in link for {name}", name=person.name)
    button(
        _("Copy sign-in link"),
        lambda: copy_link(person, house),
        "btn is-quiet is-small",
        before="content_copy",
        aria_label=label,
    )
