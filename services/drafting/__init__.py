"""A workflow while it is shaped: a draft, its lines, and what changes them."""

from services.drafting.changing import DraftChanged, LineChange, change
from services.drafting.lines import Draft, Line, find, find_open
from services.drafting.reading import draft_graph
from services.drafting.renumbering import (
    next_order,
    redirected,
    removed,
    renumbered,
    renumbered_all,
    spacing,
)
from services.drafting.starting import discard, duplicate, open_draft, rename, start

__all__ = [
    "Draft",
    "DraftChanged",
    "Line",
    "LineChange",
    "change",
    "discard",
    "draft_graph",
    "duplicate",
    "find",
    "find_open",
    "next_order",
    "open_draft",
    "redirected",
    "removed",
    "rename",
    "renumbered",
    "renumbered_all",
    "spacing",
    "start",
]
