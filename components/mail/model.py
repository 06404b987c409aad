"""What a mail shows, before it is HTML or text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Happening:
    """One entry: who did what and when, what was said, what it changed."""

    sentence: str
    when: str
    text: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A ticket, and what happened to it."""

    number: str
    subject: str
    address: str
    facts: tuple[tuple[str, str], ...]
    hue: str
    happenings: tuple[Happening, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A ticket in one line, and a word about it."""

    number: str
    subject: str
    address: str
    note: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Tickets under a heading; `more` leads to what isn't listed."""

    heading: str
    entries: tuple[Entry, ...]
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """`reasons` say why it came, `stop` how it stops; `preview` is what lists of mails show."""

    subject: str
    heading: str
    preview: str = ""
    paragraphs: tuple[str, ...] = ()
    cards: tuple[Card, ...] = ()
    listings: tuple[Listing, ...] = ()
    action: Link | None = None
    reasons: tuple[str, ...] = ()
    stop: Link | None = None
    signature: tuple[str, ...] = ()
