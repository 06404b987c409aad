"""Which language somebody reads."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qs

COOKIE = "atende_language"
LOCALES = ("en", "pt_BR")


def language_of(asked: str, cookies: Mapping[str, str], accepted: str) -> str:
    """What the address asks for, else the cookie, else the browser's first that we speak."""
    wanted = parse_qs(asked).get("lang", [""])[0] or cookies.get(COOKIE, "")
    if wanted in LOCALES:
        return wanted
    for part in sorted(accepted.lower().split(","), key=_weight):
        match part.strip()[:2]:
            case "pt":
                return "pt_BR"
            case "en":
                return "en"
    return "en"


def _weight(part: str) -> float:
    """Sorts the most wanted first."""
    weight = part.partition(";q=")[2].strip()
    try:
        return -float(weight or 1)
    except ValueError:
        return 0.0
