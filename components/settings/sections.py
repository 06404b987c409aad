"""The sections of the settings, and who finds which."""

from __future__ import annotations

from dataclasses import dataclass

from components.i18n import _
from services.configuration import Configuration


@dataclass(frozen=True, slots=True)
class Section:
    """`permission`: whoever has it finds the section."""

    key: str
    permission: str
    label: str

    @property
    def address(self) -> str:
        return f"/settings/{self.key}"


def sections() -> tuple[Section, ...]:
    """In the order in which they are used, in the reader's language."""
    return (
        Section("centers", "settings.process", _("CRs")),
        Section("workflows", "settings.process", _("Workflows")),
        Section("types", "settings.process", _("Ticket types")),
        Section("people", "settings.people", _("People")),
        Section("customers", "settings.catalog", _("Customers")),
        Section("products", "settings.catalog", _("Products")),
        Section("general", "settings.system", _("General")),
        Section("mail", "settings.system", _("Mail")),
        Section("backup", "settings.system", _("Backup")),
    )


def open_to(configuration: Configuration, user_id: int) -> tuple[Section, ...]:
    return tuple(each for each in sections() if configuration.may(user_id, each.permission))


def section_of(key: str) -> Section:
    return next(each for each in sections() if each.key == key)
