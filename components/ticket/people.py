"""Faces: two initials on a person's hue."""

from __future__ import annotations

from nicegui.element import Element

from components.markup import icon, node
from services.configuration import Configuration
from services.people_colors import hue_of, initials_of


def avatar(shaped: Configuration, user_id: int | None) -> Element:
    """Hidden from readers where the name stands beside it."""
    person = shaped.users.get(user_id or 0)
    if person is None:
        empty = node("span", "avatar is-none", aria_hidden="true")
        with empty:
            icon("person_add")
        return empty
    face = node("span", "avatar", initials_of(person.name), title=person.name, aria_hidden="true")
    return face.style(f"--who: var(--hue-{hue_of(person.id)})")
