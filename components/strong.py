"""Sentences in which something is strong."""

from __future__ import annotations

from components.markup import node


def strong(text: str) -> None:
    """Draw `text` here; what stands between two ** is bold."""
    for at, part in enumerate(text.split("**")):
        if part:
            node("b" if at % 2 else "span", text=part)
