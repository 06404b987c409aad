"""What strangers write never becomes more than text in a mail."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from components.mail.model import Card, Happening, Link, Shown
from components.mail.rendering import as_html, as_text

PAYLOADS = (Path(__file__).parents[1] / "browser" / "payloads.txt").read_text().splitlines()


class Shape(HTMLParser):
    """Tags and the names of their attributes, without what they say."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(name for name, _ in attrs)))
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]


def a_mail(words: str) -> Shown:
    happened = Happening(words, words, words, (words,))
    card = Card("#1", words, "https://atende.example.com/tickets/1", ((words, words),), "cobalt",
                (happened,))  # fmt: skip
    link = Link(words, "https://atende.example.com/my-day")
    return Shown(words, words, words, (words,), (card,), action=link, reasons=(words,), stop=link,
                 signature=(words,))  # fmt: skip


@pytest.mark.parametrize("payload", [*PAYLOADS, "</style><script>bang()</script>", "{{ 7 * 7 }}"])
def test_a_mail_has_the_same_shape_whatever_it_says(payload: str) -> None:
    plain, attacked = Shape(as_html(a_mail("Harmless"))), Shape(as_html(a_mail(payload)))
    assert attacked.found == plain.found
    assert attacked.links == plain.links
    assert "49" not in as_text(a_mail("{{ 7 * 7 }}"))
