"""A customer as search compares it: name, document, phones and e-mails in one line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from services.folding import folded

LONGEST = 400
NUMBERLIKE = re.compile(r"[\d()+./\s-]+")
LEAST_DIGITS = 2
A_DOCUMENT = re.compile(
    r"[\da-z]{2}\.[\da-z]{1,3}(\.[\da-z]{1,3}(/[\da-z]{1,4}(-\d{1,2})?)?)?", re.IGNORECASE
)
"""A CNPJ with its punctuation, or how one begins; those with letters are no number."""


def folded_customer(name: str, document: str, addresses: Iterable[str]) -> str:
    """Cut at 400 characters, at a word."""
    parts = [folded(name), document.casefold(), *(compact(value) for value in addresses)]
    line = " ".join(filter(None, parts))
    return line if len(line) <= LONGEST else line[:LONGEST].rpartition(" ")[0]


def compact(text: str) -> str:
    """A number without its punctuation, anything else folded."""
    digits = re.sub(r"\D", "", text)
    is_number = NUMBERLIKE.fullmatch(text.strip()) and len(digits) >= LEAST_DIGITS
    return digits if is_number else folded(text)


def words(text: str) -> list[str]:
    """What is sought, word by word; a phone or document typed with spaces is one number."""
    text = text.strip()
    if NUMBERLIKE.fullmatch(text) and re.search(r"\d", text):
        return [compact(text)]
    return [_sought(word) for word in text.split()][:6]


def _sought(word: str) -> str:
    is_document = A_DOCUMENT.fullmatch(word) and re.search(r"\d", word)
    return re.sub(r"\W", "", word).casefold() if is_document else compact(word)
