"""The frame of the settings: where one is among the sections, and below it what is shaped."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from nicegui import ui
from nicegui.element import Element

from components.connection import ConnectionSaid
from components.frame import frame
from components.i18n import _
from components.markup import icon, node
from components.settings.sections import Section, open_to, section_of
from services.configuration import known

HEAD = (
    '<link rel="stylesheet" href="/static/access.css">'
    '<link rel="stylesheet" href="/static/settings.css">'
    '<link rel="stylesheet" href="/static/ledger.css">'
    '<script type="module" src="/static/settings.js"></script>'
    '<script type="module" src="/static/focus.js"></script>'
)


@contextmanager
def section_frame(user_id: int, key: str) -> Iterator[Element]:
    """A section's list: the other sections stand beside its name. Yields its head."""
    ui.add_head_html(HEAD)
    here = section_of(key)
    with frame(user_id, title=here.label, current="settings", headed=False):
        with node("header", "top settings-top") as head:
            node("h1", "sr-only", here.label)
            with node("nav", "sections", aria_label=_("Settings")):
                for each in open_to(known(), user_id):
                    _entry(each, here)
        ConnectionSaid()
        yield head


def _entry(section: Section, here: Section) -> None:
    current = "page" if section == here else None
    node("a", text=section.label, href=section.address, aria_current=current)


@contextmanager
def subject_frame(user_id: int, key: str, name: str) -> Iterator[Element]:
    """One thing of a section; yields its head, to be filled before what stands below it."""
    ui.add_head_html(HEAD)
    here = section_of(key)
    with frame(user_id, title=f"{name} – {here.label}", current="settings", headed=False):
        with node("header", "top settings-top") as head, node("p", "line crumb"):
            node("a", "muted", here.label, href=here.address)
            icon("chevron_right", "muted")
        ConnectionSaid()
        yield head
