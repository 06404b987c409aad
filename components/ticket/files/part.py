"""Files that go with the text; not there at all where the type takes none (A1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from components.i18n import _
from components.markup import attributed, node
from components.ticket.files.uploads import Uploads
from components.ticket.problems import Problems
from services.attachments import Waiting
from services.configuration import Type


class FilesPart:
    """`show` it for a type; `fill` it with what was sent before."""

    def __init__(
        self, subject: str, on_change: Callable[[tuple[str, ...]], Any], problems: Problems
    ) -> None:
        with node("div", "field files-field") as self.element:
            with node("span", "label"):
                node("span", text=_("Files"))
                self._limit: Any = node("span", "req", "")
            self._uploads = Uploads(subject, on_change)
            problems.spot("files")

    @property
    def are_on_their_way(self) -> bool:
        return self._uploads.busy > 0

    def fill(self, files: Sequence[Waiting]) -> None:
        self._uploads.fill(files)

    def show(self, kind: Type) -> None:
        attributed(self.element, hidden=None if kind.allow_attachments else True)
        self._limit.text = _("up to {n} MB each", n=kind.max_attachment_mb)
        self._uploads.limited(kind.max_attachment_mb, kind.id)


def still_on_their_way() -> str:
    return _("A file is still on its way. Record when it is there, or take it off.")
