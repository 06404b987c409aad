"""A short word that something is done."""

from __future__ import annotations

from nicegui import ui


def said(*sentences: str) -> None:
    """Each sentence on a line of its own; the more there are, the longer it stays."""
    timeout = 4000 * len(sentences)
    ui.notify("\n".join(sentences), position="bottom-right", timeout=timeout, multi_line=True)
