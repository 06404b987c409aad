"""What reads like something people see."""

from __future__ import annotations

import re

NAMES = re.compile(r"\bAtende\b|\bCtrl\b|\bEsc\b|\bEnter\b|\bAlt\b|\bShift\b")
LETTERS = re.compile(r"[^\W\d_]{2}")
SENTENCE = re.compile(
    r"""^[“"(]?[A-ZÀ-Ý][\w'’-]*(?:…$|\.$|[,;:]? (?:.*\s)?[“(]?[a-zà-ÿ]{2,})""", re.DOTALL
)


def has_words(text: str) -> bool:
    """Something to translate, where text is shown."""
    return bool(LETTERS.search(NAMES.sub("", text)))


def is_sentence(text: str) -> bool:
    """What reads like a sentence, wherever it stands."""
    return bool(SENTENCE.match(text.strip())) and has_words(text)
