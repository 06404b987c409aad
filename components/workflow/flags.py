"""What a line asks of people, as check-boxes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from components.forms.tick import Tick
from components.i18n import _
from services.workflow import Step, StepKind

Edit = Callable[..., Awaitable[bool]]


class Flags:
    def __init__(self, ticks: dict[str, Tick]) -> None:
        self._ticks = ticks

    def show(self, step: Step) -> None:
        for what, tick in self._ticks.items():
            if tick.value != getattr(step, what):
                tick.show(getattr(step, what))


def flags_of(step: Step, edit: Edit) -> Flags:
    labels = {
        "requires_contact_user": _("Contact user required"),
        "allows_staying": _("May stay"),
        "allows_other_centers": _("Allows other CRs"),
    }
    if step.kind is StepKind.WORKFLOW:
        labels = {}
    elif step.kind is StepKind.DECISION:
        labels = {"allows_other_centers": labels["allows_other_centers"]}
    return Flags({what: _tick(step, what, label, edit) for what, label in labels.items()})


def _tick(step: Step, what: str, label: str, edit: Edit) -> Tick:
    async def ticked(value: bool) -> None:
        await edit(**{what: value})

    return Tick(label, value=getattr(step, what), on_change=ticked)
