"""What a mail is, in a word or two, and why it failed where the server said nothing."""

from __future__ import annotations

from components.i18n import _
from services.mail.failures import BORNE, HUNG_UP, NO_ADDRESS, TOO_LONG, UNWRITTEN


def subject_words(why: str) -> str:
    match why:
        case "reset":
            return _("new password")
        case "invite":
            return _("invitation")
        case "customer":
            return _("to the customer")
        case "digest":
            return _("the day’s promises")
        case _other:
            return _("notice")


def reason_words(reason: str) -> str:
    """What a server says stays as it says it."""
    ours = {
        HUNG_UP: _("The server hung up."),
        TOO_LONG: _("The server took too long."),
        NO_ADDRESS: _("This is no address that mail can go to."),
        UNWRITTEN: _("It could not be put into words; the log says why."),
        BORNE: _("Whenever it was under way, Atende was stopped."),
    }
    return next((words for known, words in ours.items() if reason.startswith(known)), reason)
