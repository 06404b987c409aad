"""Which language somebody reads."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qs

from components.i18n import LOCALES, negotiate

COOKIE = "atende_language"


def language_of(asked: str, cookies: Mapping[str, str], accepted: str) -> str:
    """What the address asks for, else the cookie, else the browser's first that we speak."""
    wanted = parse_qs(asked).get("lang", [""])[0] or cookies.get(COOKIE, "")
    return wanted if wanted in LOCALES else negotiate(accepted)
