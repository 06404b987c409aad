"""On which type, and as whom, a draft is tried."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from components.i18n import _
from components.markup import heard, node
from services.configuration import Configuration


class Choice:
    """A list to choose from, its label for readers; `value` None for the first, *none*."""

    def __init__(
        self,
        label: str,
        options: Mapping[int, str],
        chosen: Callable[[], None],
        *,
        value: int | None = None,
    ) -> None:
        self._keys, self._chosen = list(options), chosen
        self.value = value if value in options else next(iter(options), None)
        at = self._keys.index(self.value) if self.value is not None else 0
        self._control = node("select", "input is-small", aria_label=label, value=str(at))
        with self._control:
            for place, words in enumerate(options.values()):
                node("option", text=words, value=str(place))
        heard(self._control, "change", self._took, js_handler="(e) => emit(e.target.value)")

    def _took(self, event: Any) -> None:
        place = str(event.args)
        if place.isdigit() and int(place) < len(self._keys):
            self.value = self._keys[int(place)]
            self._control.props["value"] = place
            self._chosen()


def offered_types(known: Configuration, workflow_id: int) -> dict[int, str]:
    """Those that use the workflow first, then the rest; all by code."""
    usable = [kind for kind in known.types.values() if kind.is_active and not kind.is_group]
    usable.sort(key=lambda kind: (kind.workflow_id != workflow_id, _order(kind.code)))
    named = {kind.id: f"{kind.code} {kind.name}" for kind in usable}
    return named or {0: _("No type")}


def offered_people(known: Configuration) -> dict[int, str]:
    active = [person for person in known.users.values() if person.is_active]
    active.sort(key=lambda person: person.name.casefold())
    return {person.id: _("as {name}", name=person.name) for person in active}


def _order(code: str) -> tuple[int, ...]:
    return tuple(int(part) for part in code.split("."))
