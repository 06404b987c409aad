"""What can happen to a ticket: open, follow up (and so move, delegate, close), reopen."""

from services.tickets.following_up import follow_up
from services.tickets.opening import open
from services.tickets.reopening import reopen
from services.tickets.wishes import UNCHANGED, Done, Opening, Reopening, Wish

__all__ = ["UNCHANGED", "Done", "Opening", "Reopening", "Wish", "follow_up", "open", "reopen"]
