"""The four parts of the people section, each a page of its own."""

from __future__ import annotations

from components.i18n import _
from components.markup import node


def parts(current: str) -> None:
    """Links to them; `current` is the last word of the address."""
    named = {
        "people": _("People"),
        "positions": _("Positions"),
        "roles": _("Roles"),
        "teams": _("Teams"),
    }
    with node("nav", "seg parts", aria_label=_("People")):
        for key, label in named.items():
            address = "/settings/people" + ("" if key == "people" else f"/{key}")
            here = "page" if key == current else None
            node("a", text=label, href=address, aria_current=here)
