"""What one may write on a ticket as it is: a follow-up, a reopening, or nothing and why."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from components.i18n import _
from components.ticket.composer import Composer, Recorded
from components.ticket.desk import Desk
from components.ticket.form import Form
from components.ticket.reading_only import draw_refusal, permission
from components.ticket.reopening import ReopenForm

Writer = Composer | ReopenForm


def draw_writer(
    desk: Desk, form: Form, *, on_recorded: Recorded, on_cancel: Callable[[], Any],
    on_lost: Callable[[], Awaitable[None]],
) -> Writer | None:  # fmt: skip
    """None where one may only read."""
    needed = permission(desk)
    if not desk.may(needed):
        closed = desk.ticket.is_closed
        said = _("This ticket is closed.") if closed else _("You can read this ticket.")
        draw_refusal(desk, needed, said)
        return None
    if desk.ticket.is_closed:
        return ReopenForm(desk, form.text, on_recorded=on_recorded, on_cancel=on_cancel,
                          on_lost=on_lost)  # fmt: skip
    return Composer(desk, form, on_recorded=on_recorded, on_cancel=on_cancel, on_lost=on_lost)
