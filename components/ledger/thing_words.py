"""The kinds of what entries are about, and where each is looked at."""

from __future__ import annotations

from components.i18n import _
from services.configuration import Configuration
from services.ledger.things import Names, name_of, subject_name
from services.ledger.told import key_of

PAGES = {
    "ticket": ("", "/tickets/{key}"),
    "customer": ("settings.catalog", "/settings/customers/{key}"),
    "product": ("settings.catalog", "/settings/products"),
    "channel": ("settings.catalog", "/settings/products"),
    "type": ("settings.process", "/settings/types/{key}"),
    "workflow": ("settings.process", "/settings/workflows/{key}"),
    "center": ("settings.process", "/settings/centers"),
    "user": ("settings.people", "/settings/people"),
    "role": ("settings.people", "/settings/people/roles"),
    "position": ("settings.people", "/settings/people/positions"),
    "team": ("settings.people", "/settings/people/teams"),
    "mail_server": ("settings.system", "/settings/mail"),
    "installation": ("settings.system", "/settings/general"),
}
"""With the permission that finds it; blank, whoever sees the ticket."""


def kinds() -> dict[str, str]:
    """In the order of a filter."""
    return {
        "ticket": _("Tickets"),
        "customer": _("Customers"),
        "user": _("People"),
        "type": _("Ticket types"),
        "workflow": _("Workflows"),
        "center": _("CRs"),
        "reply": _("Standard replies"),
        "role": _("Roles"),
        "position": _("Positions"),
        "team": _("Teams"),
        "product": _("Products"),
        "channel": _("Contact channels"),
        "installation": _("Installation"),
        "mail_server": _("Mail server"),
        "ledger": _("Ledger"),
    }


def thing_words(shaped: Configuration, names: Names, subject: str) -> str:
    """`type 2.1 Reclamação`; a ticket's number and a person's name say it alone."""
    name, kind = subject_name(shaped, names, subject), subject.partition(":")[0]
    sentences = {
        "customer": _("customer {name}", name=name),
        "type": _("type {name}", name=name),
        "workflow": _("workflow {name}", name=name),
        "center": _("CR {name}", name=name),
        "reply": _("standard reply {name}", name=name),
        "role": _("role {name}", name=name),
        "position": _("position {name}", name=name),
        "team": _("team {name}", name=name),
        "product": _("product {name}", name=name),
        "channel": _("contact channel {name}", name=name),
        "installation": _("the installation"),
        "mail_server": _("the mail server"),
        "ledger": _("the ledger"),
    }
    return sentences.get(kind) or name or subject


def actor_words(shaped: Configuration, actor_id: int | None) -> str:
    """Nobody: the command line, or the app itself."""
    return name_of(shaped, {}, "user", actor_id) if actor_id else "Atende"


def address_of(shaped: Configuration, subject: str, viewer: int) -> str:
    """Where the thing itself is, if that is theirs to see."""
    permission, address = PAGES.get(subject.partition(":")[0], ("", ""))
    if permission and not shaped.may(viewer, permission):
        return ""
    return address.format(key=key_of(subject))
