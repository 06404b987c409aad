"""A letter in the language of its reader, as HTML and as text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from css_inline import CSSInliner
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from components.i18n import locale, use
from components.mail.colors import colors
from components.mail.letters import shown_of
from components.mail.model import Card, Listing, Shown
from services.mail.letters import Letter
from services.mail.message import Words

FOLDER = Path(__file__).parents[1] / "templates" / "mail"


def worded(letter: Letter) -> Words:
    with use(letter.locale):
        shown = shown_of(letter)
        return Words(shown.subject, as_text(shown), as_html(shown))


def as_html(shown: Shown) -> str:
    """Styles stand on the elements: many readers know no others. Nothing is fetched."""
    by_day, by_night = colors()
    drawn = _environment().get_template("mail.html").render(
        shown=shown, lang=locale().replace("_", "-"), day=by_day, night=by_night
    )  # fmt: skip
    return _inliner().inline(drawn)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip


@cache
def _inliner() -> CSSInliner:
    return CSSInliner(load_remote_stylesheets=False)


def as_text(shown: Shown) -> str:
    lines = [shown.heading, *(("", *shown.paragraphs) if shown.paragraphs else ())]
    lines += _tickets(shown)
    if shown.action and shown.action.address not in lines:
        lines += ["", f"{shown.action.label}:", shown.action.address]
    if shown.signature:
        lines += ["", *shown.signature]
    if shown.reasons or shown.stop:
        lines += ["", "--", *shown.reasons]
    if shown.stop:
        lines += [f"{shown.stop.label}: {shown.stop.address}"]
    return "\n".join(lines).strip() + "\n"


def _tickets(shown: Shown) -> Iterator[str]:
    for card in shown.cards:
        yield ""
        yield from _card(card)
    for listing in shown.listings:
        yield ""
        yield from _listing(listing)


def _card(card: Card) -> Iterator[str]:
    yield f"{card.number} {card.subject}"
    yield from (f"{name}: {value}" for name, value in card.facts)
    for each in card.happenings:
        yield ""
        yield f"{each.sentence} · {each.when}"
        if each.text:
            yield from (f"> {line}" for line in each.text.splitlines())
        yield from each.lines
    yield ""
    yield card.address


def _listing(listing: Listing) -> Iterator[str]:
    yield listing.heading.upper()
    for entry in listing.entries:
        yield ""
        yield f"{entry.number} {entry.subject}"
        yield entry.note
        yield entry.address
    if listing.more:
        yield ""
        yield f"{listing.more.label} {listing.more.address}"
