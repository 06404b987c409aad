"""What an entry did, as a sentence with `{who}` and `{center}` in it."""

from __future__ import annotations

from components.i18n import _
from components.ticket import migration
from services.configuration import Configuration
from services.tickets.sheet import Entry


def happened(shaped: Configuration, entry: Entry) -> str:
    sentences = {
        "opened": _("{who} opened the ticket"),
        "reopened": _("{who} reopened it in {center}"),
        "migrated": migration.happened(shaped, entry),
        "handed_over": _("{who} handed it over"),
    }
    if entry.kind in sentences:
        return sentences[entry.kind]
    if (closed := entry.change("closed_at")) and closed.after:
        return _("{who} closed it in {center}")
    if entry.change("center_id"):
        return (
            _("{who} moved it off the workflow to {center}")
            if entry.off_flow
            else _("{who} moved it to {center}")
        )
    return _("{who} kept it in {center}") if entry.answers else "{who}"
