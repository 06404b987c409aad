"""What an entry brought, and what of it was destroyed."""

from __future__ import annotations

from collections.abc import Callable

from components.file_words import size_words
from components.i18n import _
from components.markup import icon, icon_button, node
from components.ticket.desk import Desk
from components.ticket.words import moment_words, rich
from services.tickets import may_remove
from services.tickets.sheet import Entry, File, Removal

Remove = Callable[[File], object]


def draw_files(desk: Desk, entry: Entry, remove: Remove) -> None:
    if not entry.files:
        return
    may = may_remove(desk.shaped, entry.author_id, by=desk.viewer)
    with node("div", "entry-files", role="list", aria_label=_("Files")):
        for file in sorted(entry.files, key=lambda file: not _is_picture(file)):
            if file.removed:
                _draw_removed(desk, file, file.removed)
            else:
                _draw(file, remove if may else None)


def _is_picture(file: File) -> bool:
    """They stand together, before what has only a name."""
    return file.has_thumbnail and file.removed is None


def _draw(file: File, remove: Remove | None) -> None:
    with node("div", "has-picture" if file.has_thumbnail else "", role="listitem"):
        with node("a", "file", href=f"/files/{file.id}", download=file.name, title=file.name):
            if file.has_thumbnail:
                node("img", "thumb", src=f"/files/{file.id}/thumbnail", alt="", loading="lazy")
            else:
                icon("description")
            node("span", "one-line", file.name)
            node("span", "muted", size_words(file.size))
        if remove:
            label = _("Remove {name}", name=file.name)
            icon_button("close", label, lambda: remove(file), "is-remove")


def _draw_removed(desk: Desk, file: File, removed: Removal) -> None:
    with node("div", "is-gone", role="listitem"):
        icon("description")
        with node("span"):
            rich(_("{file} was removed by {who} {when}: {reason}"), file=file.name,
                 **removal_words(desk, removed))  # fmt: skip


def removal_words(desk: Desk, removed: Removal) -> dict[str, str]:
    when = moment_words(desk.shaped, removed.at, desk.today)
    return {"who": desk.name(removed.by), "when": when, "reason": removed.reason}
