"""What is offered no more: its name stays readable, and there is a way back."""

from __future__ import annotations

from components.i18n import _
from components.markup import Handler, button, node
from services.configuration import Named, RoleInfo


def retired_row(thing: Named | RoleInfo, bring_back: Handler) -> None:
    with node("li", "is-out"):
        with node("span", "what"):
            node("b", text=thing.name)
            node("small", text=_("deactivated"))
        label = _("Bring back {name}", name=thing.name)
        button(_("Bring back"), bring_back, "btn is-small", aria_label=label)
