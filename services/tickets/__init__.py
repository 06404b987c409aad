"""What can happen to a ticket: open, follow up (and so move, delegate, close), reopen."""

from services.tickets.following_up import follow_up
from services.tickets.handing_over import hand_over
from services.tickets.opening import open
from services.tickets.reopening import reopen
from services.tickets.wishes import UNCHANGED, Done, Opening, Reopening, Wish

__all__ = [
    "UNCHANGED",
    "Done",
    "Opening",
    "Reopening",
    "Wish",
    "follow_up",
    "hand_over",
    "open",
    "reopen",
]
