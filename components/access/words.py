"""The names of what a role may, and sees."""

from __future__ import annotations

from components.i18n import _


def permission_names() -> dict[str, str]:
    """What each permission lets somebody do, in the reader's language."""
    return {
        "ticket.open": _("Open new tickets"),
        "ticket.follow_up": _("Add follow-ups"),
        "ticket.delegate": _("Name someone else as contact user"),
        "ticket.move_off_flow": _("Move off the workflow"),
        "ticket.exceed_wip": _("Go over a column's limit"),
        "ticket.prioritize": _("Change a ticket's priority"),
        "ticket.reopen": _("Reopen tickets"),
        "ticket.bulk": _("Change many tickets at once"),
        "ticket.import": _("Import tickets"),
        "ticket.export": _("Export tickets"),
        "settings.process": _("CRs, workflows and types"),
        "settings.catalog": _("Customers, products and channels"),
        "settings.people": _("People, roles, positions and teams"),
        "settings.system": _("Mail, storage and backup"),
        "report.view": _("See reports"),
        "ledger.view": _("See the ledger"),
        "api.use": _("Use the API"),
    }


def scope_names() -> dict[str, str]:
    return {
        "all": _("All tickets"),
        "team": _("Those of their team, and their own"),
        "own": _("Their own, and those of people below them"),
    }


def scope_short() -> dict[str, str]:
    """Where there is no room for more."""
    return {"all": _("All"), "team": _("Team"), "own": _("Own")}


def role_names() -> dict[str, str]:
    """What the built-in roles are called in a new installation."""
    return {
        "viewer": _("Viewer"),
        "agent": _("Agent"),
        "supervisor": _("Supervisor"),
        "administrator": _("Administrator"),
    }
