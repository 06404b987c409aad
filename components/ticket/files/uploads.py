"""Files being sent, as an element: chosen, dropped or pasted, each on its own way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from nicegui.element import Element
from nicegui.events import GenericEventArguments

from components import sent
from components.i18n import _, locale
from components.markup import heard
from services.attachments import Waiting

LONGEST_TOKEN = 64
MOST = 20


class Uploads(Element, component="uploads.js"):
    """`on_change` gets the tokens of what has arrived; `busy` counts what is on its way."""

    def __init__(self, subject: str, on_change: Callable[[tuple[str, ...]], Any]) -> None:
        super().__init__()
        self.busy = 0
        self._on_change = on_change
        self._props["subject"] = subject
        self._props["most"] = MOST
        self._props["locale"] = locale().replace("_", "-")
        self._props["words"] = _words()
        self._props["waiting"] = []
        heard(self, "files-changed", self._changed)

    def limited(self, megabytes: int, type_id: int) -> None:
        """What the type allows, from now on."""
        self._props["limit"], self._props["type"] = megabytes, type_id

    def fill(self, files: Sequence[Waiting]) -> None:
        """What was sent before and not recorded yet."""
        self._props["waiting"] = [
            {"token": each.token, "name": each.name, "size": each.size} for each in files
        ]

    def _changed(self, event: GenericEventArguments) -> Any:
        told = sent.told(event)
        tokens, busy = told.get("tokens"), told.get("busy")
        if not isinstance(tokens, list) or not all(map(_is_token, tokens)) or type(busy) is not int:
            raise sent.NotUnderstood
        self.busy = busy
        return self._on_change(tuple(tokens[: MOST + 1]))


def _is_token(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_TOKEN


def _words() -> dict[str, str]:
    """With room for what the browser fills in."""
    return {
        "attach": _("Attach"),
        "drop": _("Drop to attach"),
        "cancel": _("Cancel {name}"),
        "remove": _("Remove {name}"),
        "again": _("Try again"),
        "pasted": _("screenshot"),
        "sending": _("Sending {name}"),
        "there": _("{name} is attached."),
        "failed": _("{name} did not arrive."),
        "empty": _("{name} is empty."),
        "large": _("{name} is {size}, over the {limit} MB limit."),
        "many": _("At most {n} files at a time."),
    }
