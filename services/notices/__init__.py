"""What concerns a person: who may be told, why, what they chose, and what they have read."""

from services.notices.changes import NoticesChanged
from services.notices.choosing import choices, choose, is_understood, understand
from services.notices.listing import Entry, Notice, notices, unread
from services.notices.reading import read, read_all
from services.notices.reasons import LISTED, OF_A_TICKET, STOPS_AT, Reason, reason
from services.notices.running import start, stop
from services.notices.sight import may_be_told
from services.notices.sources import Source, Sources, Watched, sources

__all__ = [
    "LISTED",
    "OF_A_TICKET",
    "STOPS_AT",
    "Entry",
    "Notice",
    "NoticesChanged",
    "Reason",
    "Source",
    "Sources",
    "Watched",
    "choices",
    "choose",
    "is_understood",
    "may_be_told",
    "notices",
    "read",
    "read_all",
    "reason",
    "sources",
    "start",
    "stop",
    "understand",
    "unread",
]
