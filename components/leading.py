"""Leading the focus to what comes next."""

from __future__ import annotations

from nicegui.element import Element


def lead(element: Element) -> None:
    """Unless its person stands in a field by then that they went to meanwhile (static/lead.js)."""
    around = element.parent_slot
    if element.component is None or around is None:
        element.run_method("lead")
    else:
        around.parent.run_method("leadInto", element.html_id)
