"""The ways to the versions of a workflow."""

from __future__ import annotations

from components.i18n import _
from components.markup import icon, node


def versions_link(workflow_id: int) -> None:
    with node("a", "btn is-quiet is-small", href=f"/settings/workflows/{workflow_id}/versions"):
        icon("history")
        node("span", text=_("Versions"))


def compare_link(workflow_id: int, published: int | None) -> None:
    """What the draft changes of what is in force."""
    if published is not None:
        with node("a", "btn is-quiet", href=f"/settings/workflows/{workflow_id}/versions"):
            icon("difference")
            node("span", text=_("Compare"))
