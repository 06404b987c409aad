"""Who works here, a row each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.access.person_form import copy_link, edit_person
from components.handing_over.dialog import hand_over
from components.i18n import _, n_
from components.markup import button, node
from services.configuration import Configuration, Person
from services.handing_over import may_hand_over
from services.people_colors import hue_of, initials_of

if TYPE_CHECKING:
    from components.access.house import House


def person_row(
    person: Person, known: Configuration, house: House, *, has_come: bool | None, count: int
) -> None:
    """`has_come` is known of whom an invitation lets in; `count`: their open tickets."""
    with node("li", "" if person.is_active else "is-out"):
        avatar_of(person)
        with node("span", "what"):
            node("b", text=person.name)
            facts = [*_facts(person, known), _("not signed in yet") if has_come is False else ""]
            facts.append(n_("{n} open ticket", "{n} open tickets", count) if count else "")
            node("small", text=" · ".join(each for each in facts if each))
        with node("span", "acts"):
            if count and may_hand_over(known, person.id, house.user_id):
                _hand_over_button(person, house)
            if has_come is not None:
                _copy_button(person, house)
            label = _("Edit {name}", name=person.name)
            button(
                _("Edit"), lambda: edit_person(person.id, house), "btn is-small",
                aria_label=label, data_key=f"edit-{person.id}",
            )  # fmt: skip


def erased_row(person: Person) -> None:
    """Of whom nothing is left but what they did."""
    with node("li", "is-out"):
        avatar_of(person)
        with node("span", "what"):
            node("b", text=person.name)
            node("small", text=_("Their data were erased on request."))


def avatar_of(person: Person) -> None:
    avatar = node("span", "avatar is-large", initials_of(person.name), aria_hidden="true")
    avatar.style(f"--who: var(--hue-{hue_of(person.id)})")


def _facts(person: Person, known: Configuration) -> list[str]:
    team = known.teams.get(person.team_id or 0)
    position = known.positions.get(person.position_id or 0)
    return [
        "" if person.is_active else _("deactivated"),
        known.roles[person.role_id].name,
        position.name if position else "",
        team.name if team else "",
        person.email,
    ]


def _hand_over_button(person: Person, house: House) -> None:
    button(
        _("Hand over"),
        lambda: hand_over(person.id, house.user_id, house.show),
        "btn is-quiet is-small",
        aria_label=_("Hand over the tickets of {name}", name=person.name),
        data_key=f"hand-over-{person.id}",
    )


def _copy_button(person: Person, house: House) -> None:
    label = _("Copy a sign-in link for {name}", name=person.name)
    button(
        _("Copy sign-in link"),
        lambda: copy_link(person, house),
        "btn is-quiet is-small",
        before="content_copy",
        aria_label=label,
        data_key=f"link-{person.id}",
    )
