"""Mail that leaves: the outbox, the server it leaves through, and what a mail says and doesn't.

What is to be told is a row of `mail`, written with the change that tells it; a worker of this
process sends it once it can't be undone any more.
"""

from services.mail.running import settle, start, stop
from services.mail.wording import worded_by

__all__ = ["settle", "start", "stop", "worded_by"]
