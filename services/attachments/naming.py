"""A name that somebody's computer gave, as one that is safe to show and to hand out."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

LONGEST = 120
LONGEST_ENDING = 16
FORBIDDEN = re.compile(r'[<>:"|?*%;]')
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?")
NAMELESS = "file"
UNPLAIN = re.compile(r"[^A-Za-z0-9._ -]")


def safe_name(name: str) -> str:
    """One part of a path, one line, no tricks: neither hidden, nor reserved, nor reversed."""
    name = unicodedata.normalize("NFC", name)
    name = re.split(r"[/\\]", name)[-1]
    name = "".join(each for each in name if unicodedata.category(each)[0] != "C")
    name = " ".join(FORBIDDEN.sub("_", name).split()).strip(". ")
    return _short(f"_{name}" if RESERVED.fullmatch(name) else name) or NAMELESS


def _short(name: str) -> str:
    """Its ending stays."""
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > LONGEST_ENDING:
        return name[:LONGEST].strip(". ")
    return f"{stem[: LONGEST - len(ending) - 1].rstrip('. ')}.{ending}"


def ending(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


def disposition(name: str) -> str:
    """To be kept under `name` (RFC 6266): a plain one for the old, the true one for all others."""
    plain = UNPLAIN.sub("_", name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
