"""Who puts a letter into words. The words live with the interface, which says so at the start."""

from __future__ import annotations

from collections.abc import Callable

from services.mail.letters import Letter
from services.mail.message import Words

Wording = Callable[[Letter], Words]
_wording: Wording | None = None


def worded_by(wording: Wording) -> None:
    global _wording
    _wording = wording


def words_of(letter: Letter) -> Words:
    if _wording is None:
        raise RuntimeError("nobody puts mails into words")
    return _wording(letter)
