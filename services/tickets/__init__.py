"""What can happen to a ticket: open, follow up (move, delegate, close), reopen; who watches.

And what was written into the wrong one: remove_file, remove_text.
"""

from services.tickets.following_up import follow_up
from services.tickets.opening import open
from services.tickets.removing import Removed, may_remove, remove_file, remove_text
from services.tickets.reopening import reopen
from services.tickets.undoing import undo
from services.tickets.watching import enlist, unlist, unwatch, watch
from services.tickets.wishes import UNCHANGED, Done, Opening, Reopening, Wish

__all__ = [
    "UNCHANGED",
    "Done",
    "Opening",
    "Removed",
    "Reopening",
    "Wish",
    "enlist",
    "follow_up",
    "may_remove",
    "open",
    "remove_file",
    "remove_text",
    "reopen",
    "undo",
    "unlist",
    "unwatch",
    "watch",
]
