"""What must not be read in a log, wherever it got into it from."""

from __future__ import annotations

import re

HIDDEN = "…"
SHORTEST = 6
PATTERNS = (
    (re.compile(r"(://[^/\s:@]*:)[^@\s/]+(?=@)"), rf"\1{HIDDEN}"),
    (re.compile(r"(/(?:set-up|invite|reset)/)[\w\-.~%]+"), rf"\1{HIDDEN}"),
    (re.compile(r"((?:__Host-)?atende=)[^;\s\"']+", re.I), rf"\1{HIDDEN}"),
    (re.compile(r"(\b(?:authorization|cookie|set-cookie)\b\W{1,4}(?:bearer |basic )?)"
                r"[^\s,;\"']{6,}", re.I), rf"\1{HIDDEN}"),
    (re.compile(r"(\b(?:password|passwd|secret|token|senha)\b[\"']?\s*[=:]\s*[\"']?)"
                r"[^\s,;\"'&}]+", re.I), rf"\1{HIDDEN}"),
)  # fmt: skip
_known: set[str] = set()


def hide(*secrets: str) -> None:
    """Never write these down from now on."""
    _known.update(each for each in secrets if len(each) >= SHORTEST)


def hidden(text: str) -> str:
    """The text without secrets."""
    for secret in _known:
        text = text.replace(secret, HIDDEN)
    for pattern, instead in PATTERNS:
        text = pattern.sub(instead, text)
    return text


def forget() -> None:
    """For tests."""
    _known.clear()
