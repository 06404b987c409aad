"""Files of tickets: received, recorded with an entry, handed out, and swept where nobody came back.

An entry takes them over in its own commit (`claiming`); removing one is an act on its ticket
(`services.tickets.remove_file`).
"""

from services.attachments.claiming import Waiting, about
from services.attachments.downloading import Kept, find
from services.attachments.limits import LARGEST, limit_for
from services.attachments.uploading import receive
from services.attachments.waiting import discard, discard_all

__all__ = [
    "LARGEST",
    "Kept",
    "Waiting",
    "about",
    "discard",
    "discard_all",
    "find",
    "limit_for",
    "receive",
]
