"""What people wrote, as they wrote it: line breaks kept, web addresses and #1503 to click."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from components.markup import node

LINKED = re.compile(r"https?://[^\s<>\"“”]+|(?<![\w#&/])#\d{1,9}\b", re.IGNORECASE)
AFTER = ".,;:!?)]}'’"
MOST = 200


class Piece(NamedTuple):
    text: str
    href: str = ""


def pieces(text: str) -> Iterator[Piece]:
    """Text and links in turn; only http and https ever become a link."""
    done = 0
    for count, found in enumerate(LINKED.finditer(text)):
        if count == MOST:
            break
        piece = _link(found[0])
        yield Piece(text[done : found.start()])
        yield piece
        done = found.start() + len(piece.text)
    yield Piece(text[done:])


def _link(found: str) -> Piece:
    if found.startswith("#"):
        return Piece(found, f"/tickets/{found[1:]}")
    address = _trimmed(found)
    return Piece(address, address if _is_web(address) else "")


def _trimmed(address: str) -> str:
    """Without the punctuation of the sentence it stands in."""
    while address and address[-1] in AFTER:
        if address[-1] == ")" and address.count("(") >= address.count(")"):
            break
        address = address[:-1]
    return address


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and bool(parts.hostname)


def plain(text: str) -> None:
    """Draw it into the present slot, whose style keeps line breaks."""
    for piece in pieces(text):
        if piece.href.startswith("/"):
            node("a", text=piece.text, href=piece.href)
        elif piece.href:
            node("a", text=piece.text, href=piece.href, target="_blank",
                 rel="noopener noreferrer nofollow")  # fmt: skip
        elif piece.text:
            node("span", text=piece.text)
